package dk.faelled.roles.giving;

import java.util.List;

/** What one user would gain and lose. */
record WhatIfAnswer(HeldAnswer.Account user, List<HeldAnswer.Role> gained, List<HeldAnswer.Role> lost) {}
