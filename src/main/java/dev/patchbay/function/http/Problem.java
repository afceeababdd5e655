package dev.patchbay.function.http;

import dev.patchbay.intake.FieldError;
import dev.patchbay.intake.Intake;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Why a request is not served, as an RFC 9457 problem. Thrown by functions, turned into an answer
 * by {@link HttpFunctions}.
 */
public final class Problem extends RuntimeException {

  private final int status;
  private final String code;
  private final transient List<FieldError> errors;
  private final transient Map<String, Object> more;

  public Problem(int status, String code, String detail, List<FieldError> errors) {
    this(status, code, detail, errors, Map.of());
  }

  private Problem(
      int status, String code, String detail, List<FieldError> errors, Map<String, Object> more) {
    super(detail, null, false, false);
    this.status = status;
    this.code = code;
    this.errors = List.copyOf(errors);
    this.more = more;
  }

  /** The same problem with a further member, which tells programs how to go on. */
  public Problem with(String member, Object value) {
    Map<String, Object> all = new LinkedHashMap<>(more);
    all.put(member, value);
    return new Problem(status, code, getMessage(), errors, all);
  }

  public static Problem invalid(List<FieldError> errors) {
    return new Problem(400, "invalid-input", "The input has errors.", errors);
  }

  public static Problem invalid(String field, String reason) {
    return invalid(List.of(new FieldError(field, reason)));
  }

  /** The same answer for what is not there and for what the caller may not know of. */
  public static Problem notFound(String detail) {
    return new Problem(404, "not-found", detail, List.of());
  }

  public static Problem conflict(String code, String detail) {
    return new Problem(409, code, detail, List.of());
  }

  /** The problem of a request that an intake refused. */
  public static Problem of(Intake.Invalid invalid) {
    return new Problem(invalid.status(), invalid.code(), invalid.detail(), invalid.errors());
  }

  Map<String, Object> body() {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("type", "about:blank");
    body.put("title", title());
    body.put("status", status);
    body.put("detail", getMessage());
    body.put("code", code);
    body.put("errors", errors);
    body.putAll(more);
    return body;
  }

  /** What is wrong with the input; empty where the input is not the fault. */
  public List<FieldError> errors() {
    return errors;
  }

  public int status() {
    return status;
  }

  /** Stable, for programs. */
  public String code() {
    return code;
  }

  private String title() {
    return switch (status) {
      case 400 -> "Bad request";
      case 401 -> "Not authenticated";
      case 403 -> "Not allowed";
      case 404 -> "Not found";
      case 409 -> "Conflict";
      case 413 -> "Too large";
      case 415 -> "Unsupported content type";
      case 422 -> "Not accepted by the CRM";
      case 423 -> "Locked until the CRM is set up";
      case 429 -> "Too many requests";
      case 503 -> "Not available for a moment";
      default -> "Error";
    };
  }
}
