package de.mojoinstitut.chassis.pump;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.IntSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * A loop on one virtual thread: runs a step until it finds nothing to do, then waits to be woken or
 * for the next poll. A step that throws is logged by its exception's type and tried again after the
 * pause; the loop ends only with the application.
 */
public final class Pump implements SmartLifecycle {

  private static final Logger LOG = LoggerFactory.getLogger(Pump.class);
  private static final Duration JOIN = Duration.ofSeconds(10);

  private final String name;
  private final Duration pause;
  private final IntSupplier step;
  private final Semaphore woken = new Semaphore(0);
  private volatile @Nullable Thread thread;

  /**
   * @param pause how long to wait when there was nothing to do
   * @param step does some work and says how much; 0 for nothing
   */
  public Pump(String name, Duration pause, IntSupplier step) {
    this.name = name;
    this.pause = pause;
    this.step = step;
  }

  /** Ends a pause early. Cheap, and safe from any thread. */
  public void wake() {
    if (woken.availablePermits() == 0) {
      woken.release();
    }
  }

  @Override
  public synchronized void start() {
    if (thread == null) {
      // Known before it runs: the loop goes on only while this field names its thread.
      Thread loop = Thread.ofVirtual().name(name).unstarted(this::loop);
      thread = loop;
      loop.start();
    }
  }

  @Override
  public synchronized void stop() {
    Thread running = thread;
    thread = null;
    if (running != null) {
      wake();
      try {
        if (!running.join(JOIN)) {
          running.interrupt();
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }

  @Override
  public boolean isRunning() {
    return thread != null;
  }

  private void loop() {
    boolean troubled = false;
    while (thread == Thread.currentThread()) {
      try {
        if (step.getAsInt() == 0) {
          rest();
        }
        if (troubled) {
          LOG.info("{} works again", name);
          troubled = false;
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      } catch (RuntimeException | Error e) {
        if (!troubled) {
          LOG.warn("{} failed, trying again every {}: {}", name, pause, e.getClass().getName());
          LOG.debug("{}", name, e);
          troubled = true;
        }
        if (!restAfterFailure()) {
          return;
        }
      }
    }
  }

  private void rest() throws InterruptedException {
    if (woken.tryAcquire(pause.toMillis(), TimeUnit.MILLISECONDS)) {
      woken.drainPermits();
    }
  }

  private boolean restAfterFailure() {
    try {
      rest();
      return true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
