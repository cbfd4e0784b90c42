package io.appfirewall.dashboard.web;

import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.header.writers.CrossOriginOpenerPolicyHeaderWriter.CrossOriginOpenerPolicy;
import org.springframework.security.web.header.writers.CrossOriginResourcePolicyHeaderWriter.CrossOriginResourcePolicy;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;

/** The headers that go out with every page, as OWASP's Secure Headers Project has them. */
public final class Headers {
  /** Nothing but what this very server serves, and nothing that is written into a page. */
  private static final String CONTENT =
      String.join(
          "; ",
          "default-src 'none'",
          "script-src 'self'",
          "style-src 'self'",
          "img-src 'self' data:",
          "connect-src 'self'",
          "form-action 'self'",
          "base-uri 'none'",
          "frame-ancestors 'none'");

  private Headers() {}

  /** Adds them to what Spring Security sends anyway. */
  public static HttpSecurity add(HttpSecurity http) {
    return http.headers(headers ->
        headers
            .contentSecurityPolicy(content -> content.policyDirectives(CONTENT))
            .frameOptions(frames -> frames.deny())
            .referrerPolicy(referrer -> referrer.policy(ReferrerPolicy.NO_REFERRER))
            .permissionsPolicyHeader(permissions ->
                permissions.policy("camera=(), geolocation=(), microphone=(), interest-cohort=()"))
            .crossOriginOpenerPolicy(policy -> policy.policy(CrossOriginOpenerPolicy.SAME_ORIGIN))
            .crossOriginResourcePolicy(
                policy -> policy.policy(CrossOriginResourcePolicy.SAME_ORIGIN)));
  }
}
