package io.appfirewall.operator.access;

import io.appfirewall.dashboard.web.Headers;
import io.appfirewall.operator.AppFirewallProperties;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;
import java.util.Set;
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
import org.springframework.security.web.csrf.CsrfFilter;

/**
 * Opens the probes to everybody, the metrics as {@code appfirewall.metrics.access} says, and the
 * pages as {@code appfirewall.dashboard.access} does.
 */
@Configuration(proxyBeanMethods = false)
class AccessConfiguration {
  private static final String METRICS = "/actuator/prometheus";
  private static final Set<String> SAFE = Set.of("GET", "HEAD", "OPTIONS", "TRACE");

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
  SecurityFilterChain metrics(
      HttpSecurity http, AppFirewallProperties properties, AuthenticationManager authentication) {
    stateless(http).securityMatcher("/actuator/**");
    return switch (properties.metrics().access()) {
      case TOKEN -> toHoldersOfTokens(http, authentication);
      case ANONYMOUS ->
          hidden(
              http.authorizeHttpRequests(
                  requests -> requests.requestMatchers(HttpMethod.GET, METRICS).permitAll()));
      case DISABLED -> hidden(http);
    };
  }

  // A chain of their own, so that whoever has a token that counts no longer gets at the form.
  @Bean
  @Order(3)
  SecurityFilterChain surroundingsOfPages(
      HttpSecurity http, AppFirewallProperties properties, FormTokens forms) {
    Headers.add(stateless(http))
        .securityMatcher(SignIn.PATH, SignIn.OUT, "/dashboard/**", "/webjars/**");
    return switch (properties.dashboard().access()) {
      case TOKEN, ANONYMOUS ->
          ourFormsOnly(http, forms)
              .addFilterBefore(new BodyLimit(), CsrfFilter.class)
              .authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
              .build();
      case DISABLED -> hidden(http);
    };
  }

  @Bean
  @Order(4)
  SecurityFilterChain pages(
      HttpSecurity http,
      AppFirewallProperties properties,
      AuthenticationManager authentication,
      FormTokens forms) {
    Headers.add(stateless(http))
        .authorizeHttpRequests(requests ->
            requests
                // What an answer of 404 says was already allowed or refused, and so was a stream.
                .dispatcherTypeMatchers(DispatcherType.ERROR, DispatcherType.ASYNC)
                .permitAll());
    return switch (properties.dashboard().access()) {
      case TOKEN -> toWhoeverHasSignedIn(ourFormsOnly(http, forms), authentication);
      case ANONYMOUS ->
          http.authorizeHttpRequests(requests -> requests.anyRequest().permitAll()).build();
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

  private static SecurityFilterChain toWhoeverHasSignedIn(
      HttpSecurity http, AuthenticationManager authentication) {
    var tokens = new AuthenticationFilter(authentication, TokenAuthentication::readOrSignedIn);
    tokens.setFailureHandler(Refusal::unknownAtPages);
    tokens.setSuccessHandler((request, response, user) -> {});
    // What they see of the pages is for the pages to ask.
    return http.authorizeHttpRequests(requests -> requests.anyRequest().authenticated())
        .addFilterBefore(tokens, AuthorizationFilter.class)
        .exceptionHandling(failures -> failures.authenticationEntryPoint(Refusal::unknownAtPages))
        .build();
  }

  /** Of what changes something, takes nothing that another site has a browser send. */
  private static HttpSecurity ourFormsOnly(HttpSecurity http, FormTokens forms) {
    return http.csrf(csrf ->
            csrf.csrfTokenRepository(forms)
                .requireCsrfProtectionMatcher(AccessConfiguration::couldBeForged))
        .exceptionHandling(failures -> failures.accessDeniedHandler(Refusal::forgedForm));
  }

  // No other site can have a browser send a token in a header; and without a cookie there is
  // nothing to be made use of but the form that makes one.
  private static boolean couldBeForged(HttpServletRequest request) {
    return !SAFE.contains(request.getMethod())
        && TokenAuthentication.read(request) == null
        && (TokenCookie.isThere(request) || request.getServletPath().equals(SignIn.PATH));
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
        // Unless said otherwise, nothing is done for a cookie that another site could make use of.
        .csrf(AbstractHttpConfigurer::disable)
        .requestCache(AbstractHttpConfigurer::disable)
        .logout(AbstractHttpConfigurer::disable);
  }
}
