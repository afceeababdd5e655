package dev.patchbay.crm.pipedrive;

import dev.patchbay.crm.Account;
import dev.patchbay.crm.CrmStop;
import dev.patchbay.crm.RecordKind;
import dev.patchbay.crm.RecordRef;
import java.util.Locale;
import java.util.regex.Pattern;

/** One company's Pipedrive: where its API is, and its pages for people. */
record PipedriveSite(String company, String proxy, String token) {

  private static final Pattern LABEL = Pattern.compile("[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?");

  private static final Pattern PRINTABLE = Pattern.compile("[!-~]+");

  static PipedriveSite of(Account account) {
    String company =
        account
            .field(PipedriveConfig.COMPANY_DOMAIN)
            .strip()
            .toLowerCase(Locale.ROOT)
            .replaceFirst("^https?://", "")
            .replaceFirst("\\.pipedrive\\.com/?$", "");
    return new PipedriveSite(
        company,
        account.field(PipedriveConfig.BASE_URL).strip().replaceFirst("/+$", ""),
        account.field(PipedriveConfig.API_TOKEN).strip());
  }

  /**
   * The API's address: the proxy, or the company's own host, which no input can lead elsewhere.
   *
   * @throws CrmStop refused, where the connect form was not filled in properly
   */
  String base() {
    if (!LABEL.matcher(company).matches()) {
      throw Ids.refused(
          PipedriveConfig.COMPANY_DOMAIN + ": not the first part of a Pipedrive address");
    }
    if (!PRINTABLE.matcher(token).matches()) {
      throw Ids.refused(PipedriveConfig.API_TOKEN + ": missing, or holds what no token holds");
    }
    return proxy.isEmpty() ? host() : proxy;
  }

  RecordRef ref(RecordKind kind, Object id) {
    String page =
        switch (kind) {
          case CONTACT -> "/person/" + id;
          case ORGANIZATION -> "/organization/" + id;
          case LEAD -> "/leads/inbox/" + id;
          case DEAL -> "/deal/" + id;
          case TASK, NOTE -> null;
        };
    return new RecordRef(kind, id.toString(), page == null ? null : host() + page);
  }

  private String host() {
    return "https://" + company + ".pipedrive.com";
  }

  @Override
  public String toString() {
    return "PipedriveSite[" + company + "]";
  }
}
