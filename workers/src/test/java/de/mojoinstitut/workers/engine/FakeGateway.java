package de.mojoinstitut.workers.engine;

import io.camunda.client.CamundaClient;
import io.camunda.zeebe.gateway.protocol.GatewayGrpc.GatewayImplBase;
import io.camunda.zeebe.gateway.protocol.GatewayOuterClass.DeployResourceRequest;
import io.camunda.zeebe.gateway.protocol.GatewayOuterClass.DeployResourceResponse;
import io.camunda.zeebe.gateway.protocol.GatewayOuterClass.FailJobRequest;
import io.camunda.zeebe.gateway.protocol.GatewayOuterClass.FailJobResponse;
import io.camunda.zeebe.gateway.protocol.GatewayOuterClass.PublishMessageRequest;
import io.camunda.zeebe.gateway.protocol.GatewayOuterClass.PublishMessageResponse;
import io.camunda.zeebe.gateway.protocol.GatewayOuterClass.ThrowErrorRequest;
import io.camunda.zeebe.gateway.protocol.GatewayOuterClass.ThrowErrorResponse;
import io.grpc.Server;
import io.grpc.Status;
import io.grpc.netty.NettyServerBuilder;
import io.grpc.stub.StreamObserver;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;

/** The engine's gateway over real gRPC: keeps what it is told, or fails as it is told. */
final class FakeGateway extends GatewayImplBase implements AutoCloseable {

  final List<DeployResourceRequest> deployments = new CopyOnWriteArrayList<>();
  final List<PublishMessageRequest> messages = new CopyOnWriteArrayList<>();
  final List<FailJobRequest> failures = new CopyOnWriteArrayList<>();
  final List<ThrowErrorRequest> errors = new CopyOnWriteArrayList<>();

  private final Queue<Status> troubles = new ConcurrentLinkedQueue<>();
  private final Server server;
  private final CamundaClient client;

  FakeGateway() {
    try {
      server =
          NettyServerBuilder.forAddress(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))
              .addService(this)
              .build()
              .start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    client =
        CamundaClient.newClientBuilder()
            .grpcAddress(URI.create("http://localhost:" + server.getPort()))
            .preferRestOverGrpc(false)
            .build();
  }

  CamundaClient client() {
    return client;
  }

  /** The next call fails so; may be said several times, for the calls after it. */
  void failNext(Status trouble) {
    troubles.add(trouble);
  }

  @Override
  public void deployResource(
      DeployResourceRequest request, StreamObserver<DeployResourceResponse> reply) {
    deployments.add(request);
    answer(reply, DeployResourceResponse.getDefaultInstance());
  }

  @Override
  public void publishMessage(
      PublishMessageRequest request, StreamObserver<PublishMessageResponse> reply) {
    messages.add(request);
    answer(reply, PublishMessageResponse.getDefaultInstance());
  }

  @Override
  public void failJob(FailJobRequest request, StreamObserver<FailJobResponse> reply) {
    failures.add(request);
    answer(reply, FailJobResponse.getDefaultInstance());
  }

  @Override
  public void throwError(ThrowErrorRequest request, StreamObserver<ThrowErrorResponse> reply) {
    errors.add(request);
    answer(reply, ThrowErrorResponse.getDefaultInstance());
  }

  private <T> void answer(StreamObserver<T> reply, T answer) {
    Optional<Status> trouble = Optional.ofNullable(troubles.poll());
    if (trouble.isPresent()) {
      reply.onError(trouble.get().asRuntimeException());
    } else {
      reply.onNext(answer);
      reply.onCompleted();
    }
  }

  @Override
  public void close() {
    client.close();
    server.shutdownNow();
  }
}
