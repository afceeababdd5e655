package dev.patchbay.crm.espocrm;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.util.List;

/**
 * A registered webhook.
 *
 * @param event such as {@code Lead.update}
 * @param secretKey only told when it is registered
 */
@JsonIgnoreProperties(ignoreUnknown = true)
record EspoWebhook(String id, String event, String url, String secretKey) {

  @Override
  public String toString() {
    return "EspoWebhook[" + id + " " + event + "]";
  }

  @JsonIgnoreProperties(ignoreUnknown = true)
  record Page(List<EspoWebhook> list) {
    Page {
      list = list == null ? List.of() : List.copyOf(list);
    }
  }
}
