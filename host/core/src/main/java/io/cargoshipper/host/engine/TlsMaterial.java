package io.cargoshipper.host.engine;

import com.github.dockerjava.core.util.CertificateUtils;
import java.io.IOException;
import java.net.Socket;
import java.nio.file.Files;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.Security;
import java.security.cert.X509Certificate;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;
import org.bouncycastle.jce.provider.BouncyCastleProvider;

/** Loads the PEM files of an {@link EngineTls}. */
final class TlsMaterial {

    /** What docker-java's key store is locked with. */
    private static final char[] PASSWORD = "docker".toCharArray();

    private TlsMaterial() {}

    static SSLSocketFactory socketFactory(EngineTls tls) {
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(keys(tls), trust(tls), null);
            return context.getSocketFactory();
        } catch (GeneralSecurityException | IOException | RuntimeException e) {
            throw EngineErrors.unusable(
                    "The engine's TLS files cannot be used (%s): %s".formatted(files(tls), e), e);
        }
    }

    private static KeyManager[] keys(EngineTls tls) throws GeneralSecurityException, IOException {
        if (tls.certificate().isEmpty()) {
            return new KeyManager[0];
        }
        provideBouncyCastle();
        KeyStore store =
                CertificateUtils.createKeyStore(
                        Files.readString(tls.key().orElseThrow()),
                        Files.readString(tls.certificate().orElseThrow()));
        KeyManagerFactory factory =
                KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        factory.init(store, PASSWORD);
        return factory.getKeyManagers();
    }

    private static TrustManager[] trust(EngineTls tls)
            throws GeneralSecurityException, IOException {
        if (!tls.verify()) {
            return new TrustManager[] {new TrustsAnyone()};
        }
        TrustManagerFactory factory =
                TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        if (tls.authority().isPresent()) {
            provideBouncyCastle();
            factory.init(
                    CertificateUtils.createTrustStore(Files.readString(tls.authority().get())));
        } else {
            factory.init((KeyStore) null); // those that Java trusts
        }
        return factory.getTrustManagers();
    }

    /** docker-java's PEM reader asks for it by name. */
    private static void provideBouncyCastle() {
        if (Security.getProvider(BouncyCastleProvider.PROVIDER_NAME) == null) {
            Security.addProvider(new BouncyCastleProvider());
        }
    }

    private static String files(EngineTls tls) {
        return Stream.of(tls.authority(), tls.certificate(), tls.key())
                .flatMap(Optional::stream)
                .map(Object::toString)
                .collect(Collectors.joining(", "));
    }

    /** For those who have asked not to verify, as {@code docker --tls} does. */
    private static final class TrustsAnyone extends X509ExtendedTrustManager {

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type, Socket socket) {}

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type, SSLEngine engine) {}

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type, Socket socket) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine engine) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type) {}

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }
    }
}
