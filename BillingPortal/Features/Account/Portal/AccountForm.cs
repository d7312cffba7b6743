using System.Security.Claims;
using BillingPortal.Core;
using BillingPortal.Platform.Identity;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Identity;

namespace BillingPortal.Features.Account.Portal;

/// <summary>A plain page with a form that the browser posts: what was refused stands beside its field, what was typed stays (but for passwords).</summary>
public abstract class AccountForm : ComponentBase
{
    [CascadingParameter] protected HttpContext Http { get; set; } = default!;

    [Inject] protected NavigationManager Navigation { get; set; } = default!;

    protected IReadOnlyList<Refusal> Refusals { get; set; } = [];

    protected CancellationToken Gone => Http.RequestAborted;

    protected string UserAgent => Http.Request.Headers.UserAgent.ToString();

    /// <summary>What is about no single field.</summary>
    protected string? General => Refusals.FirstOrDefault(r => r.Field is null)?.Sentence;

    protected string? Fault(string field) => Refusals.FirstOrDefault(r => r.Field == field)?.Sentence;

    /// <summary>Goes on when it was done; otherwise stays and says why.</summary>
    protected void Go<T>(Result<T> result, string to)
    {
        Refusals = result.Refusals;
        if (result.IsDone) Navigation.NavigateTo(to);
    }

    protected void Refuse(TimeSpan wait)
    {
        LimitTries.Refuse(Http.Response, wait);
        Refusals = [new("too_many", $"That was asked for this address too often. Try again in {Math.Ceiling(wait.TotalMinutes):0} minutes.")];
    }

    /// <summary>Puts the session into the browser's cookie, which is sent to this portal only.</summary>
    protected Task KeepAsync(ClaimsPrincipal principal) => Http.SignInAsync(IdentityConstants.ApplicationScheme, principal, new() { IsPersistent = true });
}
