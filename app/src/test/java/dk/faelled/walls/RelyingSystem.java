package dk.faelled.walls;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import dk.faelled.platform.wire.Answer;
import dk.faelled.platform.wire.Call;
import dk.faelled.platform.wire.Visitor;
import dk.faelled.platform.wire.Wire;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.text.ParseException;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** A system that signs people in through us, by the book of OpenID Connect and with no knowledge of ours. */
record RelyingSystem(Wire wire, String host, String id, String secret, String redirect, String base) {
    static final String VERIFIER = "a-verifier-that-is-long-enough-to-be-one-0123456789";

    /** Found at the root of the host. */
    static RelyingSystem atRoot(Wire wire, String host, String id, String secret, String redirect) {
        return new RelyingSystem(wire, host, id, secret, redirect, "/oauth2");
    }

    RelyingSystem at(String otherHost) {
        return new RelyingSystem(wire, otherHost, id, secret, redirect, base);
    }

    RelyingSystem called(String otherId, String otherSecret) {
        return new RelyingSystem(wire, host, otherId, otherSecret, redirect, base);
    }

    private boolean root() {
        return base.equals("/oauth2");
    }

    /** What it asks of a sign-in, with more or other parameters than usual; an empty one is left out. */
    String request(Map<String, String> more) {
        var all = new LinkedHashMap<String, String>();
        all.put("response_type", "code");
        all.put("client_id", id);
        all.put("redirect_uri", redirect);
        all.put("scope", "openid profile email");
        all.put("state", "st+at/e=1");
        all.put("nonce", "n-1");
        all.put("code_challenge", challenge(VERIFIER));
        all.put("code_challenge_method", "S256");
        all.putAll(more);
        all.values().removeIf(String::isEmpty);
        return base + (root() ? "/authorize" : "/auth") + "?"
                + all.entrySet().stream()
                        .map(one -> one.getKey() + "=" + encoded(one.getValue()))
                        .collect(Collectors.joining("&"));
    }

    /** The code that somebody who is signed in brings back. */
    String code(Visitor visitor, Map<String, String> more) {
        var answer = visitor.open(request(more));
        var back = parameters(String.valueOf(answer.header("Location")));
        if (!back.containsKey("code")) throw new AssertionError("no code: " + answer);
        return back.get("code");
    }

    Answer redeem(String code) {
        return redeem(code, Map.of());
    }

    Answer redeem(String code, Map<String, String> more) {
        var all = new LinkedHashMap<String, String>();
        all.put("grant_type", "authorization_code");
        all.put("code", code);
        all.put("redirect_uri", redirect);
        all.put("code_verifier", VERIFIER);
        all.putAll(more);
        return token(all);
    }

    Answer renew(String refresh) {
        return token(Map.of("grant_type", "refresh_token", "refresh_token", refresh));
    }

    Answer token(Map<String, String> form) {
        return post("/token", form);
    }

    Answer post(String path, Map<String, String> form) {
        var all = new LinkedHashMap<String, String>(form);
        all.values().removeIf(String::isEmpty);
        if (secret.isEmpty()) all.put("client_id", id);
        var call = Call.form(base + path, all).with("Host: " + host);
        return wire.send(secret.isEmpty() ? call : call.with("Authorization: Basic " + basic()));
    }

    private String basic() {
        return Base64.getEncoder()
                .encodeToString((encoded(id) + ":" + encoded(secret)).getBytes(StandardCharsets.UTF_8));
    }

    Answer userinfo(String token) {
        return wire.send(Call.get(root() ? "/userinfo" : base + "/userinfo")
                .with("Host: " + host)
                .with("Authorization: Bearer " + token));
    }

    /** What a token says, once its signature is found to be by a published key. */
    JWTClaimsSet verified(String token) {
        var keys = wire.send(Call.get(base + (root() ? "/jwks" : "/certs")).with("Host: " + host));
        try {
            var read = SignedJWT.parse(token);
            var key = JWKSet.parse(keys.body()).getKeyByKeyId(read.getHeader().getKeyID());
            boolean right =
                    switch (key) {
                        case ECKey ec -> read.verify(new ECDSAVerifier(ec));
                        case RSAKey rsa -> read.verify(new RSASSAVerifier(rsa));
                        default -> false;
                    };
            if (!right || key.isPrivate()) throw new AssertionError("signature of " + token);
            return read.getJWTClaimsSet();
        } catch (ParseException | JOSEException wrong) {
            throw new AssertionError(wrong);
        }
    }

    /** In the query of an address, or in its fragment. */
    static Map<String, String> parameters(String address) {
        var all = new LinkedHashMap<String, String>();
        for (var pair : address.replaceFirst("^[^?#]*[?#]?", "").split("&", -1)) {
            int equals = pair.indexOf('=');
            if (equals > 0)
                all.put(
                        pair.substring(0, equals),
                        URLDecoder.decode(pair.substring(equals + 1), StandardCharsets.UTF_8));
        }
        return all;
    }

    static String challenge(String verifier) {
        try {
            return Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString(
                            MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(StandardCharsets.US_ASCII)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new AssertionError(impossible);
        }
    }

    static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
