package de.mojoinstitut.sandbox.stack;

import de.mojoinstitut.sandbox.stack.client.Tokens;
import de.mojoinstitut.sandbox.stack.runtime.Misuse;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** {@code token}: bearer tokens for people and services, one a line. */
final class TokenCommand implements Command {

  private static final Set<String> OPTIONS =
      Set.of("--org", "--roles", "--region", "--service", "--tenant", "--audience");

  private final StackContext context;

  TokenCommand(StackContext context) {
    this.context = context;
  }

  @Override
  public int run(List<String> words) {
    Arguments arguments = Arguments.parse(words, Set.of(), OPTIONS);
    Optional<String> service = arguments.option("--service");
    if (service.isPresent()) {
      context.console().result(token(service.get(), arguments));
      return 0;
    }
    if (arguments.names().isEmpty()) {
      throw new Misuse("Whose token? ./mojo token user_max");
    }
    List<String> roles =
        arguments.option("--roles").map(text -> List.of(text.split(","))).orElse(List.of());
    Tokens tokens = context.tokens();
    for (String user : arguments.names()) {
      context
          .console()
          .result(
              tokens.user(
                  new Tokens.Order(
                      user,
                      arguments.options().get("--org"),
                      roles,
                      arguments.options().get("--region"))));
    }
    return 0;
  }

  private String token(String service, Arguments arguments) {
    String audience =
        arguments
            .option("--audience")
            .orElseThrow(() -> new Misuse("Which service is called? --audience kontakte"));
    return context.tokens().service(service, audience, arguments.options().get("--tenant"));
  }
}
