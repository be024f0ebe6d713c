package de.mojoinstitut.hub.testing;

import io.camunda.zeebe.gateway.protocol.GatewayGrpc.GatewayImplBase;
import io.camunda.zeebe.gateway.protocol.GatewayOuterClass.DeployResourceRequest;
import io.camunda.zeebe.gateway.protocol.GatewayOuterClass.DeployResourceResponse;
import io.camunda.zeebe.gateway.protocol.GatewayOuterClass.PublishMessageRequest;
import io.camunda.zeebe.gateway.protocol.GatewayOuterClass.PublishMessageResponse;
import io.grpc.netty.NettyServerBuilder;
import io.grpc.stub.StreamObserver;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** An engine that takes models and messages over gRPC and does nothing with them. */
final class FakeEngine extends GatewayImplBase {

  private final List<String> messages = new CopyOnWriteArrayList<>();
  private final int port;

  FakeEngine() {
    try {
      port =
          NettyServerBuilder.forAddress(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))
              .addService(this)
              .build()
              .start()
              .getPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  String address() {
    return "http://localhost:" + port;
  }

  /** Ids of all messages so far. */
  List<String> messages() {
    return messages;
  }

  @Override
  public void deployResource(
      DeployResourceRequest request, StreamObserver<DeployResourceResponse> reply) {
    reply.onNext(DeployResourceResponse.getDefaultInstance());
    reply.onCompleted();
  }

  @Override
  public void publishMessage(
      PublishMessageRequest request, StreamObserver<PublishMessageResponse> reply) {
    messages.add(request.getMessageId());
    reply.onNext(PublishMessageResponse.getDefaultInstance());
    reply.onCompleted();
  }
}
