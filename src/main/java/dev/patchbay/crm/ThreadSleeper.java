package dev.patchbay.crm;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;

@ApplicationScoped
class ThreadSleeper implements Sleeper {

  @Override
  public void sleep(Duration duration) {
    try {
      Thread.sleep(duration);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CrmStop(new Failure.Unavailable("interrupted while waiting for the CRM's budget"));
    }
  }
}
