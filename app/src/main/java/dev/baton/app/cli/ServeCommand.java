package dev.baton.app.cli;

import static dev.baton.app.cli.CommandLineTool.flag;
import static dev.baton.app.cli.CommandLineTool.value;

import dev.baton.adapters.http.Tls;
import dev.baton.app.Baton;
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
import java.util.stream.Stream;
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
        "baton serve --read-only --for Bob  a link for Bob, who sees everything and orders nothing",
        "baton serve --sessions             who is let in, since when, from where",
        "baton serve --end 5b9c01ad         throw one of them out",
        "baton serve --revoke               every link and every session is worth nothing from now on",
        "baton serve --host 10.0.0.5 --tls-cert cert.pem --tls-key key.pem");
  }

  @Override
  public void options(CommandSpec spec) {
    spec.addOption(value("--port", "PORT", "the port; that of the last time, if left out"));
    spec.addOption(flag("open the page in the browser", "--open"));
    spec.addOption(value("--share", "NAME", "print a link to the stakeholder's page of a spec"));
    spec.addOption(
        value(
            "--for",
            "PERSON",
            "who the link is for; on a shared page they may answer what is open"));
    spec.addOption(value("--unshare", "NAME", "take the links to that page back"));
    spec.addOption(flag("print a link to look at everything and order nothing", "--read-only"));
    spec.addOption(flag("list who is let in: sessions, and links of stakeholders", "--sessions"));
    spec.addOption(value("--end", "ID", "throw out the one that --sessions names so"));
    spec.addOption(
        flag("make all links and sessions worthless, and print nothing else", "--revoke"));
    spec.addOption(
        value("--host", "ADDRESS", "listen there; needs a certificate, or --without-tls"));
    spec.addOption(value("--tls-cert", "FILE", "serve by https with this certificate, as PEM"));
    spec.addOption(value("--tls-key", "FILE", "its key, as PEM; readable by you alone"));
    spec.addOption(
        flag("whoever can listen to the network may read the key and everything", "--without-tls"));
    spec.addOption(value("--by", "NAME", "who gives the orders; you, if left out"));
  }

  @Override
  public int run(Call call) {
    oneThingAtATime(call);
    var place = call.place().initialised();
    var links = new Links(call, Serving.access(place));
    if (call.has("--revoke")) {
      return links.revokeAll();
    }
    if (call.has("--sessions")) {
      return links.list();
    }
    if (call.option("--end").isPresent()) {
      return links.end(call.option("--end").get());
    }
    if (call.option("--unshare").isPresent()) {
      return links.unshare(call.option("--unshare").get());
    }
    if (call.option("--share").isPresent()) {
      return links.share(
          new Documents(place.top()).choose(call.option("--share"), "spec.md"), person(call));
    }
    if (call.has("--read-only")) {
      return links.readOnly(person(call));
    }
    if (call.option("--for").isPresent()) {
      throw Problem.usage(
          "--for says who a link is for, and no link was asked for",
          "add --read-only, or --share NAME");
    }
    return serve(call, place);
  }

  // What is asked for besides would be read past, and some of it is about who may come in.
  private static void oneThingAtATime(Call call) {
    var asked =
        Stream.concat(
                Stream.of("--revoke", "--sessions", "--read-only").filter(call::has),
                Stream.of("--end", "--unshare", "--share")
                    .filter(name -> call.option(name).isPresent()))
            .toList();
    if (asked.size() > 1) {
      throw Problem.usage(
          String.join(" and ", asked) + " are different things", "ask for one, then for the other");
    }
    if (call.option("--tls-cert").isPresent() && call.has("--without-tls")) {
      throw Problem.usage(
          "with a certificate it is served by TLS, and --without-tls asks for none",
          "leave one of them out");
    }
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
    var address = address(call);
    try (var serving = Serving.open(place, address, call.by(), Serving.UNDO)) {
      if (call.json()) {
        call.document(
            Json.object().put("schema", "baton.serve/1").put("link", serving.link()).end());
      } else {
        call.console().line(serving.link());
        call.console().note("open it; whoever has it may do what you may. Ctrl-C ends it.");
        address
            .tls()
            .ifPresent(it -> call.console().note("the certificate lasts until " + it.until()));
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
    var tls = tls(call);
    if (call.option("--host").isEmpty()) {
      return Address.here(port, tls);
    }
    var host = call.option("--host").get();
    try {
      var address = InetAddress.getByName(host);
      if (!address.isLoopbackAddress() && tls.isEmpty() && !call.has("--without-tls")) {
        throw Problem.usage(
            host + " can be reached by others, and what they send can be read on the way",
            "show a certificate: --tls-cert cert.pem --tls-key key.pem. One of your own: "
                + selfSigned(address, host)
                + ". Or take a tunnel (ssh -L), or say --without-tls");
      }
      return Address.of(address, host, port, tls);
    } catch (UnknownHostException e) {
      throw Problem.usage("there is no address " + host, "name one of this machine");
    }
  }

  // The file is made before the key is in it, so that nobody reads it meanwhile.
  private static String selfSigned(InetAddress address, String host) {
    var kind = address.getHostAddress().equals(host) ? "IP:" : "DNS:";
    return "(umask 077; openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -days 365 -subj /CN="
        + host
        + " -addext subjectAltName="
        + kind
        + host
        + " -keyout key.pem -out cert.pem)";
  }

  private static Optional<Tls> tls(Call call) {
    var certificate = call.option("--tls-cert");
    var key = call.option("--tls-key");
    if (certificate.isPresent() != key.isPresent()) {
      throw Problem.usage(
          "a certificate and its key belong together", "name both: --tls-cert FILE --tls-key FILE");
    }
    try {
      return certificate.map(it ->
          Tls.of(call.folder().resolve(it), call.folder().resolve(key.orElseThrow()), Baton.CLOCK));
    } catch (Tls.Unusable e) {
      throw Problem.usage(String.valueOf(e.getMessage()), e.mend());
    }
  }

  private static int port(String written) {
    if (!written.matches("[0-9]{1,5}") || Integer.parseInt(written) > 65_535) {
      throw Problem.usage("\"" + written + "\" is not a port", "name one from 1024 to 65535");
    }
    return Integer.parseInt(written);
  }
}
