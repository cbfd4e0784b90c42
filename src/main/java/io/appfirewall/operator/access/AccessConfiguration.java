package io.appfirewall.operator.access;

import io.appfirewall.operator.AppFirewallProperties;
import jakarta.servlet.DispatcherType;
import java.util.Locale;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.access.intercept.RequestAuthorizationContext;
import org.springframework.security.web.authentication.AuthenticationFilter;

/** Opens the probes to everybody, and all else as {@code appfirewall.metrics.access} says. */
@Configuration(proxyBeanMethods = false)
class AccessConfiguration {
  private static final String METRICS = "/actuator/prometheus";

  private final Reviews reviews;

  AccessConfiguration(Reviews reviews) {
    this.reviews = reviews;
  }

  @Bean
  AuthenticationManager authenticationManager() {
    return new TokenAuthentication(reviews);
  }

  // A chain of their own, so that a probe is answered whatever header comes with it.
  @Bean
  @Order(1)
  SecurityFilterChain probes(HttpSecurity http) {
    return stateless(http)
        .securityMatcher("/actuator/health/liveness", "/actuator/health/readiness")
        .authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
        .build();
  }

  @Bean
  @Order(2)
  SecurityFilterChain everythingElse(
      HttpSecurity http, AppFirewallProperties properties, AuthenticationManager authentication) {
    // What an answer of 404 says was already allowed or refused.
    stateless(http)
        .authorizeHttpRequests(
            requests -> requests.dispatcherTypeMatchers(DispatcherType.ERROR).permitAll());
    return switch (properties.metrics().access()) {
      case TOKEN -> toHoldersOfTokens(http, authentication);
      case ANONYMOUS ->
          hidden(
              http.authorizeHttpRequests(
                  requests -> requests.requestMatchers(HttpMethod.GET, METRICS).permitAll()));
      case DISABLED -> hidden(http);
    };
  }

  private SecurityFilterChain toHoldersOfTokens(
      HttpSecurity http, AuthenticationManager authentication) {
    var tokens = new AuthenticationFilter(authentication, TokenAuthentication::read);
    tokens.setFailureHandler(Refusal::unknown);
    tokens.setSuccessHandler((request, response, user) -> {});
    return http.authorizeHttpRequests(requests ->
            requests
                .anyRequest()
                .access(
                    (user, request) -> new AuthorizationDecision(isAllowed(user.get(), request))))
        .addFilterBefore(tokens, AuthorizationFilter.class)
        .exceptionHandling(failures ->
            failures
                .authenticationEntryPoint(Refusal::unknown)
                .accessDeniedHandler(Refusal::forbidden))
        .build();
  }

  private boolean isAllowed(Authentication user, RequestAuthorizationContext request) {
    // As the API server itself names what is no resource: the method in small letters, the path.
    return user.getPrincipal() instanceof User known
        && reviews.allows(
            known,
            request.getRequest().getMethod().toLowerCase(Locale.ROOT),
            request.getRequest().getServletPath());
  }

  /** As if there were nothing, but for what is open already. */
  private static SecurityFilterChain hidden(HttpSecurity http) {
    return http.authorizeHttpRequests(requests -> requests.anyRequest().denyAll())
        .exceptionHandling(failures ->
            failures
                .authenticationEntryPoint(Refusal::notFound)
                .accessDeniedHandler(Refusal::notFound))
        .build();
  }

  private static HttpSecurity stateless(HttpSecurity http) {
    return http.sessionManagement(
            session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
        // Nothing is done for a browser's cookie, so that no other site can make use of one.
        .csrf(AbstractHttpConfigurer::disable)
        .requestCache(AbstractHttpConfigurer::disable)
        .logout(AbstractHttpConfigurer::disable);
  }
}
