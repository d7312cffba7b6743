using System.Security.Claims;
using BillingPortal.Features.Customers.Contracts;
using BillingPortal.Features.Entitlements.Contracts;
using BillingPortal.Platform.Clock;

namespace BillingPortal.Features.Subscriptions.Contracts;

/// <summary>Whoever looks, and how their customer stands.</summary>
public sealed record Mine(ActsFor Who, Standing Standing);

/// <summary>
/// How the customer of this page stands, for all parts of it, and word when that changes: somebody did something, on any node, or an instant came.
/// One for a request or a circuit.
/// </summary>
public sealed class MyStanding : IDisposable
{
    private static readonly TimeSpan FarOff = TimeSpan.FromDays(20);
    private readonly CurrentCustomer current;
    private readonly IAccess access;
    private readonly AccessNews news;
    private readonly BillingClock clock;
    private readonly TimeProvider time;
    private ITimer? timer;
    private IDisposable? listening;

    public MyStanding(CurrentCustomer current, IAccess access, AccessNews news, BillingClock clock, TimeProvider time)
    {
        (this.current, this.access, this.news, this.clock, this.time) = (current, access, news, clock, time);
        clock.Moved += Tell;
    }

    /// <summary>Read again: it may have changed.</summary>
    public event EventHandler? Changed;

    /// <summary>Null for somebody who has no customer.</summary>
    public async Task<Mine?> ReadAsync(ClaimsPrincipal person)
    {
        if (await current.OfAsync(person) is not { } who) return null;
        listening ??= news.Listen(who.ProfileId, Heard); // before reading: what changes meanwhile is heard
        var standing = await access.OfAsync(who.ProfileId);
        Await(standing);
        return new(who, standing);
    }

    public void Dispose()
    {
        clock.Moved -= Tell;
        listening?.Dispose();
        timer?.Dispose();
    }

    private void Await(Standing standing)
    {
        timer?.Dispose();
        if (standing.Access.ChangesAt - standing.Now is not { } left) return;
        // A hair later, so that it is over when one looks.
        timer = time.CreateTimer(_ => Changed?.Invoke(this, EventArgs.Empty), null, left < FarOff ? left + TimeSpan.FromMilliseconds(20) : FarOff, Timeout.InfiniteTimeSpan);
    }

    private Task Heard()
    {
        Changed?.Invoke(this, EventArgs.Empty);
        return Task.CompletedTask;
    }

    private void Tell(object? sender, EventArgs e) => Changed?.Invoke(this, e);
}
