/**
 * A second factor of whoever signs in: what a person has, beside what he or she knows.
 *
 * <p>A security key or an authenticator app is enrolled once and serves in two places: for signing in to Fælled itself (module
 * identity, whose rows belong to an account of one authority) and as a device that sign-in points ask for (here, of an owner with
 * all employers). Each place keeps what it needs to check by itself, since an account may go while the device stays; but which
 * step of a code and which count of a key came last, the device alone knows, and identity takes both from it
 * ({@link dk.faelled.secondfactor.KeysAndApps}). So no code counts twice wherever it is shown, and a copied key is found out.
 */
@ApplicationModule(displayName = "Second factor", allowedDependencies = "platform")
@NullMarked
package dk.faelled.secondfactor;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
