package dev.baton.app.cli;

import static dev.baton.app.cli.CommandLineTool.flag;
import static dev.baton.app.cli.CommandLineTool.value;

import dev.baton.app.Documents;
import dev.baton.app.Exit;
import dev.baton.app.Place;
import dev.baton.app.Problem;
import dev.baton.app.page.Serving;
import dev.baton.app.page.Serving.Address;
import dev.baton.core.json.Json;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Model.CommandSpec;

/// The web page.
final class ServeCommand implements Command {
  private static final int LONGEST_NAME = 80;

  @Override
  public String name() {
    return "serve";
  }

  @Override
  public String summary() {
    return "serve the web page, to this machine and to whoever has the link";
  }

  @Override
  public List<String> examples() {
    return List.of(
        "baton serve                        print the link and serve until Ctrl-C",
        "baton serve --open                 and open it in the browser",
        "baton serve --share tool-lending   a link for a stakeholder, to that spec's page only",
        "baton serve --share tool-lending --for Grandma    and her answers go into the spec",
        "baton serve --unshare tool-lending take all links to it back",
        "baton serve --revoke               every link and every session is worth nothing from now on");
  }

  @Override
  public void options(CommandSpec spec) {
    spec.addOption(value("--port", "PORT", "the port; that of the last time, if left out"));
    spec.addOption(flag("open the page in the browser", "--open"));
    spec.addOption(value("--share", "NAME", "print a link to the stakeholder's page of a spec"));
    spec.addOption(
        value("--for", "PERSON", "who the shared page is for; they may answer what is open there"));
    spec.addOption(value("--unshare", "NAME", "take the links to that page back"));
    spec.addOption(
        flag("make all links and sessions worthless, and print nothing else", "--revoke"));
    spec.addOption(value("--host", "ADDRESS", "listen there; needs --without-tls"));
    spec.addOption(
        flag("whoever can listen to the network may read the key and everything", "--without-tls"));
    spec.addOption(value("--by", "NAME", "who gives the orders; you, if left out"));
  }

  @Override
  public int run(Call call) {
    var place = call.place().initialised();
    if (call.has("--revoke")) {
      Serving.access(place).revokeAll();
      return said(call, "all links and sessions are worth nothing now");
    }
    if (call.option("--unshare").isPresent()) {
      return unshare(call, place, call.option("--unshare").get());
    }
    if (call.option("--share").isPresent()) {
      return share(call, place, call.option("--share").get());
    }
    return serve(call, place);
  }

  private static int unshare(Call call, Place place, String name) {
    if (!Serving.access(place).unshare(name)) {
      throw Problem.no("nothing of that name is shared: " + name, "nothing was changed");
    }
    return said(call, "the links to " + name + " are worth nothing now");
  }

  private static int said(Call call, String words) {
    if (call.json()) {
      call.document(Json.object().put("schema", "baton.serve/1").put("said", words).end());
    } else {
      call.console().line(words);
    }
    return Exit.YES;
  }

  private static int share(Call call, Place place, String named) {
    var name = new Documents(place.top()).choose(Optional.of(named), "spec.md");
    var access = Serving.access(place);
    if (access.port() == 0) {
      throw Problem.usage("the pages were never served here", "first: baton serve");
    }
    var link =
        "http://127.0.0.1:" + access.port() + "/for/" + access.share(name, person(call)).key();
    if (call.json()) {
      call.document(Json.object().put("schema", "baton.serve/1").put("link", link).end());
    } else {
      call.console().line(link);
      call.console().note("works while `baton serve` runs, until: baton serve --unshare " + name);
    }
    return Exit.YES;
  }

  /// Stands behind their answers in the spec, so it is one line that can be read.
  private static String person(Call call) {
    var person = call.option("--for").map(String::strip).orElse("");
    if (person.length() > LONGEST_NAME || person.codePoints().anyMatch(ServeCommand::isNoLetter)) {
      throw Problem.usage("that is no name", "name a person in one line: --for \"Ada Lovelace\"");
    }
    return person;
  }

  private static boolean isNoLetter(int letter) {
    return Character.isISOControl(letter) || Character.getType(letter) == Character.FORMAT;
  }

  private static int serve(Call call, Place place) {
    try (var serving = Serving.open(place, address(call), call.by(), Serving.UNDO)) {
      if (call.json()) {
        call.document(
            Json.object().put("schema", "baton.serve/1").put("link", serving.link()).end());
      } else {
        call.console().line(serving.link());
        call.console().note("open it; whoever has it may do what you may. Ctrl-C ends it.");
      }
      if (call.has("--open")) {
        Browser.open(serving.link());
      }
      untilEnded();
      return Exit.YES;
    }
  }

  /// Ctrl-C ends the program; until then nothing is left to do.
  static void untilEnded() {
    try {
      new CountDownLatch(1).await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static Address address(Call call) {
    var port = call.option("--port").map(ServeCommand::port);
    if (call.option("--host").isEmpty()) {
      return Address.here(port);
    }
    var host = call.option("--host").get();
    try {
      var address = InetAddress.getByName(host);
      if (!address.isLoopbackAddress() && !call.has("--without-tls")) {
        throw Problem.usage(
            host + " can be reached by others, and what they send can be read on the way",
            "put a server with TLS before it, or a tunnel (ssh -L); or say --without-tls");
      }
      return new Address(address, host, port);
    } catch (UnknownHostException e) {
      throw Problem.usage("there is no address " + host, "name one of this machine");
    }
  }

  private static int port(String written) {
    if (!written.matches("[0-9]{1,5}") || Integer.parseInt(written) > 65_535) {
      throw Problem.usage("\"" + written + "\" is not a port", "name one from 1024 to 65535");
    }
    return Integer.parseInt(written);
  }
}
