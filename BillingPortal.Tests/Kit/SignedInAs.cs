using System.Security.Claims;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace BillingPortal.Tests.Kit;

/// <summary>Whoever asks is taken for a person of a role, without a session: for what pages show to whom.</summary>
public static class SignedInAs
{
    public static IServiceCollection AddSignedInAs(this IServiceCollection services, string role)
    {
        services.AddAuthentication(nameof(SignedInAs)).AddScheme<RoleOptions, RoleHandler>(nameof(SignedInAs), o => o.Role = role);
        return services;
    }

    private sealed class RoleOptions : AuthenticationSchemeOptions
    {
        public string Role { get; set; } = "";
    }

    private sealed class RoleHandler(IOptionsMonitor<RoleOptions> options, ILoggerFactory logs, UrlEncoder encoder) : AuthenticationHandler<RoleOptions>(options, logs, encoder)
    {
        protected override Task<AuthenticateResult> HandleAuthenticateAsync()
        {
            var identity = new ClaimsIdentity([new(ClaimTypes.NameIdentifier, "somebody"), new(ClaimTypes.Role, Options.Role)], Scheme.Name);
            return Task.FromResult(AuthenticateResult.Success(new(new(identity), Scheme.Name)));
        }
    }
}
