package de.mojoinstitut.sandbox.clerk;

import de.mojoinstitut.sandbox.kit.SimulatorServer;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Lets one change happen at a time, so that two callers cannot both take a free slug or address.
 */
final class OneAtATime {

  private final ReentrantLock lock = new ReentrantLock();

  /** The handler, alone among those that change something; reading does not wait. */
  SimulatorServer.Handler inOrder(SimulatorServer.Handler handler) {
    return request -> {
      if (request.method().equals("GET")) {
        return handler.handle(request);
      }
      lock.lock();
      try {
        return handler.handle(request);
      } finally {
        lock.unlock();
      }
    };
  }
}
