package dk.faelled.identity.provider;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import org.bouncycastle.asn1.ASN1EncodableVector;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.DERBitString;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.x500.X500NameBuilder;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.asn1.x509.Time;
import org.bouncycastle.asn1.x509.V3TBSCertificateGenerator;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;

/** A new key with a certificate that it has signed itself. */
final class SelfSigned {
    private static final int RSA_BITS = 2048;
    private static final int SERIAL_BITS = 120;
    private static final long DAYS = 3 * 365L;
    private static final SecureRandom RANDOM = new SecureRandom();

    private SelfSigned() {}

    /** @param authority its name, which the certificate is issued to @param from the moment from which it holds, for three years */
    static SigningKey make(SigningKey.Algorithm algorithm, SigningKey.State state, String authority, Instant from) {
        try {
            var pair = pair(algorithm);
            var serial = new BigInteger(SERIAL_BITS, RANDOM).setBit(SERIAL_BITS - 1);
            var certificate = certificate(algorithm, pair, serial, authority, from.truncatedTo(ChronoUnit.SECONDS));
            return new SigningKey(serial.toString(16), algorithm, state, pair.getPrivate(), certificate, from);
        } catch (GeneralSecurityException | IOException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static KeyPair pair(SigningKey.Algorithm algorithm) throws GeneralSecurityException {
        var generator = KeyPairGenerator.getInstance(
                switch (algorithm) {
                    case ES256 -> "EC";
                    case RS256 -> "RSA";
                });
        switch (algorithm) {
            case ES256 -> generator.initialize(new ECGenParameterSpec("secp256r1"), RANDOM);
            case RS256 -> generator.initialize(RSA_BITS, RANDOM);
        }
        return generator.generateKeyPair();
    }

    private static X509Certificate certificate(
            SigningKey.Algorithm algorithm, KeyPair pair, BigInteger serial, String authority, Instant from)
            throws GeneralSecurityException, IOException {
        var named = new X500NameBuilder(BCStyle.INSTANCE)
                .addRDN(BCStyle.C, "DK")
                .addRDN(BCStyle.O, authority)
                .addRDN(BCStyle.CN, "Signering " + serial.toString(16).substring(0, 8))
                .build();
        var signing =
                switch (algorithm) {
                    case ES256 -> new AlgorithmIdentifier(X9ObjectIdentifiers.ecdsa_with_SHA256);
                    case RS256 ->
                        new AlgorithmIdentifier(PKCSObjectIdentifiers.sha256WithRSAEncryption, DERNull.INSTANCE);
                };
        var content = new V3TBSCertificateGenerator();
        content.setSerialNumber(new ASN1Integer(serial));
        content.setIssuer(named);
        content.setSubject(named);
        content.setSignature(signing);
        content.setStartDate(new Time(Date.from(from)));
        content.setEndDate(new Time(Date.from(from.plus(DAYS, ChronoUnit.DAYS))));
        content.setSubjectPublicKeyInfo(
                SubjectPublicKeyInfo.getInstance(pair.getPublic().getEncoded()));
        var signed = content.generateTBSCertificate();
        var signature = Signature.getInstance(
                switch (algorithm) {
                    case ES256 -> "SHA256withECDSA";
                    case RS256 -> "SHA256withRSA";
                });
        signature.initSign(pair.getPrivate(), RANDOM);
        signature.update(signed.getEncoded("DER"));
        var parts = new ASN1EncodableVector();
        parts.add(signed);
        parts.add(signing);
        parts.add(new DERBitString(signature.sign()));
        return (X509Certificate) CertificateFactory.getInstance("X.509")
                .generateCertificate(new ByteArrayInputStream(new DERSequence(parts).getEncoded("DER")));
    }
}
