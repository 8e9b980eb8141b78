package dev.baton.adapters.http;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/// A certificate with its key, as the JDK's server shows it. Whatever would make a browser refuse
/// it, or let somebody else use it, is found before anybody connects.
public final class Tls {
  private static final Pattern BLOCK =
      Pattern.compile("-----BEGIN ([A-Z0-9 ]+)-----([A-Za-z0-9+/=\\s]*)-----END \\1-----");
  private static final Set<PosixFilePermission> OTHERS =
      Set.of(
          PosixFilePermission.GROUP_READ,
          PosixFilePermission.GROUP_WRITE,
          PosixFilePermission.OTHERS_READ,
          PosixFilePermission.OTHERS_WRITE);
  private static final int DNS = 2;
  private static final int ADDRESS = 7;
  private static final int LARGEST = 1 << 20;

  private final SSLContext context;
  private final X509Certificate certificate;

  private Tls(SSLContext context, X509Certificate certificate) {
    this.context = context;
    this.certificate = certificate;
  }

  /// The files cannot be used; with what mends it.
  public static final class Unusable extends RuntimeException {
    private final String mend;

    Unusable(String message, String mend) {
      super(message);
      this.mend = mend;
    }

    public String mend() {
      return mend;
    }
  }

  /// Both files as PEM: the server's certificate first, then those that lead to its issuer; the key
  /// by itself, as PKCS#8.
  public static Tls of(Path certificates, Path key, Clock clock) {
    var chain = certificates(certificates);
    var first = chain.getFirst();
    mustBeValid(certificates, first, clock.instant());
    if (names(first).isEmpty()) {
      throw new Unusable(
          certificates + " names no server, so every browser refuses it",
          "make one with a name: -addext subjectAltName=DNS:NAME");
    }
    var secret = key(key, first.getPublicKey());
    if (!belong(secret, first.getPublicKey())) {
      throw new Unusable(
          key + " is not the key of " + certificates,
          "name the two that were made together, the server's certificate first in its file");
    }
    return new Tls(context(chain, secret), first);
  }

  SSLContext context() {
    return context;
  }

  /// What the certificate says the server is called. A pattern is no name to link to.
  public Set<String> names() {
    return names(certificate).stream()
        .filter(name -> !name.contains("*"))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /// Whether that is one of [#names], however it is written.
  public boolean names(String name) {
    return names().stream().map(HostName::spelled).anyMatch(HostName.spelled(name)::equals);
  }

  public Instant until() {
    return certificate.getNotAfter().toInstant();
  }

  private static List<X509Certificate> certificates(Path file) {
    var text = text(file);
    try {
      var factory = CertificateFactory.getInstance("X.509");
      var pems = BLOCK.matcher(text).results().filter(it -> it.group(1).equals("CERTIFICATE"));
      var all = new ArrayList<X509Certificate>();
      for (var pem : pems.map(it -> it.group()).toList()) {
        all.add(
            (X509Certificate)
                factory.generateCertificate(
                    new ByteArrayInputStream(pem.getBytes(StandardCharsets.US_ASCII))));
      }
      if (all.isEmpty()) {
        throw new Unusable(
            file + " holds no certificate as PEM",
            "it begins with -----BEGIN CERTIFICATE-----; from another form: openssl x509 -inform der -in "
                + file);
      }
      return all;
    } catch (CertificateException e) {
      throw new Unusable(
          "a certificate in " + file + " cannot be read: " + e.getMessage(),
          "see: openssl x509 -noout -text -in " + file);
    }
  }

  private static String text(Path file) {
    try {
      if (Files.size(file) > LARGEST) {
        throw new Unusable(file + " is too large for what it should be", "name a file of PEM text");
      }
      return Files.readString(file, StandardCharsets.ISO_8859_1);
    } catch (IOException e) {
      throw new Unusable("cannot read " + file, "name a file that is there and that you may read");
    }
  }

  private static void mustBeValid(Path file, X509Certificate certificate, Instant now) {
    var until = certificate.getNotAfter().toInstant();
    var from = certificate.getNotBefore().toInstant();
    if (now.isAfter(until)) {
      throw new Unusable(file + " expired at " + until, "renew it");
    }
    if (now.isBefore(from)) {
      throw new Unusable(
          file + " is valid only from " + from, "wait, or set the clock of this machine");
    }
  }

  private static PrivateKey key(Path file, PublicKey other) {
    mustBeOwners(file);
    var blocks = BLOCK.matcher(text(file)).results().toList();
    for (var block : blocks) {
      switch (block.group(1)) {
        case "PRIVATE KEY" -> {
          return decoded(file, block.group(2), other.getAlgorithm());
        }
        case "ENCRYPTED PRIVATE KEY" ->
            throw new Unusable(
                file + " is locked with a password",
                "without one, readable by you alone: openssl pkcs8 -in "
                    + file
                    + " -out open.key && chmod 600 open.key");
        case "RSA PRIVATE KEY", "EC PRIVATE KEY" ->
            throw new Unusable(
                file + " is in an older form",
                "rewrite it: openssl pkcs8 -topk8 -nocrypt -in "
                    + file
                    + " -out new.key && chmod 600 new.key");
        default -> {
          // Parameters, or the certificate in the same file.
        }
      }
    }
    throw new Unusable(
        file + " holds no private key as PEM", "it begins with -----BEGIN PRIVATE KEY-----");
  }

  private static void mustBeOwners(Path file) {
    try {
      var permissions = Files.getPosixFilePermissions(file);
      if (permissions.stream().anyMatch(OTHERS::contains)) {
        throw new Unusable(
            file + " is open to others on this machine, who could pretend to be this server",
            "chmod 600 " + file);
      }
    } catch (IOException e) {
      throw new Unusable("cannot read " + file, "name a file that is there and that you may read");
    }
  }

  private static PrivateKey decoded(Path file, String base64, String algorithm) {
    try {
      var bytes = Base64.getMimeDecoder().decode(base64);
      return KeyFactory.getInstance(algorithm).generatePrivate(new PKCS8EncodedKeySpec(bytes));
    } catch (IllegalArgumentException | GeneralSecurityException e) {
      throw new Unusable(
          file + " cannot be read as the kind of key that the certificate has (" + algorithm + ")",
          "name the two that were made together; see: openssl pkey -noout -text -in " + file);
    }
  }

  /// What one signs the other must know.
  private static boolean belong(PrivateKey secret, PublicKey open) {
    var how =
        switch (open.getAlgorithm()) {
          case "RSA" -> "SHA256withRSA";
          case "EC" -> "SHA256withECDSA";
          default -> open.getAlgorithm();
        };
    var words = "whose is it".getBytes(StandardCharsets.US_ASCII);
    try {
      var signing = Signature.getInstance(how);
      signing.initSign(secret);
      signing.update(words);
      var signature = signing.sign();
      var checking = Signature.getInstance(how);
      checking.initVerify(open);
      checking.update(words);
      return checking.verify(signature);
    } catch (GeneralSecurityException e) {
      return false;
    }
  }

  private static SSLContext context(List<X509Certificate> chain, PrivateKey secret) {
    try {
      // In memory only.
      var password = "-".toCharArray();
      var store = KeyStore.getInstance("PKCS12");
      store.load(null, password);
      store.setKeyEntry("page", secret, password, chain.toArray(X509Certificate[]::new));
      var keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
      keys.init(store, password);
      var context = SSLContext.getInstance("TLS");
      context.init(keys.getKeyManagers(), null, null);
      return context;
    } catch (IOException | GeneralSecurityException e) {
      throw new Unusable(
          "the certificate and its key cannot be used together: " + e.getMessage(),
          "name the server's certificate first in its file, then those of its issuers");
    }
  }

  private static Set<String> names(X509Certificate certificate) {
    var names = new TreeSet<String>();
    try {
      var others = certificate.getSubjectAlternativeNames();
      if (others != null) {
        for (var other : others) {
          if (other.getFirst() instanceof Integer kind && (kind == DNS || kind == ADDRESS)) {
            names.add(String.valueOf(other.get(1)));
          }
        }
      }
    } catch (CertificateParsingException e) {
      // Then it names nobody.
    }
    return names;
  }
}
