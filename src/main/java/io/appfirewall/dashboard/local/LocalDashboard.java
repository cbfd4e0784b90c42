package io.appfirewall.dashboard.local;

import io.appfirewall.dashboard.web.DashboardConfiguration;
import io.appfirewall.dashboard.web.Headers;
import java.time.Clock;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.security.autoconfigure.UserDetailsServiceAutoConfiguration;
import org.springframework.boot.web.server.PortInUseException;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ApplicationContextException;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.firewall.StrictHttpFirewall;

/** The pages as a program on loopback, for the one who started it. */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration(exclude = UserDetailsServiceAutoConfiguration.class)
@Import(DashboardConfiguration.class)
public class LocalDashboard {
  // By any other name, some page of a stranger's would reach what is on loopback.
  private static final Set<String> OWN_NAMES = Set.of("localhost", "127.0.0.1", "[::1]");

  /**
   * Reads the material and serves the pages of it.
   *
   * @param base what it is set against, if anything
   * @param port 0 for any that is free
   * @return what runs until it is closed
   * @throws RuntimeException when the material cannot be read
   */
  public static Running start(Material material, Optional<Material> base, Clock clock, int port)
      throws PortTaken {
    LocalSite site = new LocalSite(material, base, clock);
    SpringApplicationBuilder program =
        new SpringApplicationBuilder(LocalDashboard.class)
            .web(WebApplicationType.SERVLET)
            .initializers((GenericApplicationContext fresh) -> {
              fresh.registerBean(LocalSite.class, () -> site);
              fresh.registerBean(Clock.class, () -> clock);
            });
    try {
      var running = program.run("--spring.config.name=dashboard", "--server.port=" + port);
      site.start();
      return new Running(running);
    } catch (ApplicationContextException e) {
      site.close();
      if (e.getCause() instanceof PortInUseException) {
        throw new PortTaken(port);
      }
      throw e;
    }
  }

  /** Pages that are being served. */
  public record Running(ConfigurableApplicationContext context) implements AutoCloseable {
    /** Where they are. */
    public String address() {
      return "http://localhost:"
          + Objects.requireNonNull(((WebServerApplicationContext) context).getWebServer()).getPort()
          + "/";
    }

    @Override
    public void close() {
      context.close();
    }
  }

  @Bean
  SecurityFilterChain everything(HttpSecurity http) {
    return Headers.add(http)
        .authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
        .sessionManagement(
            session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
        // There is no cookie that another site could make use of, and nothing to be changed.
        .csrf(AbstractHttpConfigurer::disable)
        .requestCache(AbstractHttpConfigurer::disable)
        .logout(AbstractHttpConfigurer::disable)
        .build();
  }

  @Bean
  StrictHttpFirewall onlyByItsOwnNames() {
    StrictHttpFirewall firewall = new StrictHttpFirewall();
    firewall.setAllowedHostnames(OWN_NAMES::contains);
    return firewall;
  }
}
