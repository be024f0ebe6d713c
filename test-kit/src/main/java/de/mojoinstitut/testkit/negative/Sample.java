package de.mojoinstitut.testkit.negative;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * A sound request for one operation, from which the bad ones are made, and the few refusals that no
 * document tells: those that follow from who calls and what is stored.
 */
public final class Sample {

  /** Must stand in every personal value of a sample; looked for in everything that is logged. */
  public static final String MARKER = "qzxmarker";

  /** Names of properties whose values are personal. */
  static final Set<String> PERSONAL = Set.of("name", "email", "title", "serviceDescription");

  private Request request = Request.of("GET", "/");
  private final List<Credential> callers = new ArrayList<>();
  private final List<Refusal> refusals = new ArrayList<>();
  private final Set<String> freeVariables = new HashSet<>();
  private @Nullable UnaryOperator<Request> otherBody;

  /** A refusal by rule: the sound request, changed, is refused. */
  record Refusal(String name, UnaryOperator<Request> change, Case.Answer answer, boolean keeps) {}

  /** A request that nobody signs, such as a webhook. */
  public static Sample open() {
    return new Sample();
  }

  /** A request of this caller; the document's {@code x-tenant-id} is its tenant. */
  public static Sample by(Credential caller) {
    Sample sample = new Sample();
    sample.callers.add(caller);
    return sample;
  }

  /** Another kind of caller who may do the same; its spoilt tokens are tried too. */
  public Sample alsoBy(Credential caller) {
    callers.add(caller);
    return this;
  }

  public Sample variable(String name, String value) {
    request = request.variable(name, value);
    return this;
  }

  /** A path variable that need not name something that is there. */
  public Sample freeVariable(String name, String value) {
    freeVariables.add(name);
    return variable(name, value);
  }

  public Sample query(String name, String value) {
    request = request.query(name, value);
    return this;
  }

  public Sample header(String name, String value) {
    request = request.header(name, value);
    return this;
  }

  /** For the tenant that the caller's token names. */
  public Sample tenant(String id) {
    return header(Operation.TENANT, id);
  }

  /** JSON; single quotes stand for double ones. */
  public Sample body(String json) {
    request = request.body(json.replace('\'', '"')).header("Content-Type", "application/json");
    return this;
  }

  /** Makes another sound body of the sound one, for a key that comes again with it. */
  public Sample otherwise(String property, String value) {
    otherBody = sound -> sound.change(json -> json.put(property, value));
    return this;
  }

  /** See {@link #otherwise(String, String)}. */
  public Sample otherwise(String property, long value) {
    otherBody = sound -> sound.change(json -> json.put(property, value));
    return this;
  }

  /** See {@link #otherwise(String, String)}. */
  public Sample otherwise(String property, boolean value) {
    otherBody = sound -> sound.change(json -> json.put(property, value));
    return this;
  }

  /** Refused for the change, and nothing stored. */
  public Sample refused(String name, int status, String code, UnaryOperator<Request> change) {
    refusals.add(new Refusal(name, change, Case.Answer.of(status, code), false));
    return this;
  }

  /** Refused by a use case: the refusal is kept for whoever repeats the request with its key. */
  public Sample refusedAndKept(
      String name, int status, String code, UnaryOperator<Request> change) {
    refusals.add(new Refusal(name, change, Case.Answer.of(status, code), true));
    return this;
  }

  /** 400 {@code VALIDATION} for the field, with its code. */
  public Sample invalid(String name, String field, String code, UnaryOperator<Request> change) {
    refusals.add(new Refusal(name, change, Case.Answer.invalid(field, code), false));
    return this;
  }

  /** The path variable names something that is there, but that this caller may not know of. */
  public Sample hidden(String name, String variable, String value) {
    return refused(name, 404, "NOT_FOUND", request -> request.variable(variable, value));
  }

  /** See {@link #hidden}, where the refusal is kept. */
  public Sample hiddenAndKept(String name, String variable, String value) {
    return refusedAndKept(name, 404, "NOT_FOUND", request -> request.variable(variable, value));
  }

  Request request() {
    return request;
  }

  List<Credential> callers() {
    return callers;
  }

  List<Refusal> refusals() {
    return refusals;
  }

  boolean isFree(String variable) {
    return freeVariables.contains(variable);
  }

  @Nullable UnaryOperator<Request> otherBody() {
    return otherBody;
  }
}
