using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.Server;

namespace BillingPortal.Platform.Identity;

/// <summary>Looks again and again whether the person of an open page may still be there; if not, the page knows nobody any more.</summary>
internal sealed class CircuitGuard(ILoggerFactory logs, AccountSettings settings, IServiceScopeFactory scopes) : RevalidatingServerAuthenticationStateProvider(logs)
{
    protected override TimeSpan RevalidationInterval => settings.CheckEvery;

    protected override async Task<bool> ValidateAuthenticationStateAsync(AuthenticationState authenticationState, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<CurrentPerson>().IsStillAsync(authenticationState.User, cancellationToken);
    }
}
