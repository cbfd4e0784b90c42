package io.appfirewall.operator.access;

import io.appfirewall.dashboard.sight.Resource;
import io.appfirewall.dashboard.sight.Viewer;
import io.appfirewall.operator.AppFirewallProperties;
import io.appfirewall.operator.AppFirewallProperties.Access;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Component;

/** Who looks at the pages. */
@Component
public final class Viewers {
  private static final Viewer NOBODY =
      new Viewer() {
        @Override
        public boolean mayGetEverywhere(Resource resource) {
          return false;
        }

        @Override
        public boolean mayGet(Resource resource, String namespace) {
          return false;
        }
      };

  private final Reviews reviews;
  private final Access access;

  Viewers(Reviews reviews, AppFirewallProperties properties) {
    this.reviews = reviews;
    this.access = properties.dashboard().access();
  }

  /** What the one who sent a request may see; nothing, where it is not known who that is. */
  public Viewer of(HttpServletRequest request) {
    return switch (access) {
      case TOKEN -> user(request).<Viewer>map(user -> new Reader(reviews, user)).orElse(NOBODY);
      case ANONYMOUS -> Viewer.OF_EVERYTHING;
      case DISABLED -> NOBODY;
    };
  }

  /** Their name; empty, where it is not known who that is. */
  public String name(HttpServletRequest request) {
    return user(request).map(User::name).orElse("");
  }

  private static Optional<User> user(HttpServletRequest request) {
    return request.getUserPrincipal() instanceof Authentication known
            && known.getPrincipal() instanceof User user
        ? Optional.of(user)
        : Optional.empty();
  }
}
