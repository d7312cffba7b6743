using BillingPortal.Features.Customers.Contracts;
using BillingPortal.Features.Entitlements.Contracts;
using BillingPortal.Platform.Clock;
using BillingPortal.Platform.Ui.Parts;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;

namespace BillingPortal.Features.Usage.Portal;

/// <summary>A part of a page about the usage of whoever looks. It follows what the customer may do at once, and what is used within a few seconds.</summary>
public abstract class UsagePart : FollowingPart
{
    private static readonly TimeSpan Look = TimeSpan.FromSeconds(2);
    private IDisposable? listening;
    private ITimer? timer;
    private long seen = -1;
    private bool looking;
    private bool begun;

    [Inject] private CurrentCustomer Current { get; set; } = default!;

    [Inject] private AccessNews News { get; set; } = default!;

    [Inject] private BillingClock Clock { get; set; } = default!;

    [Inject] private TimeProvider Time { get; set; } = default!;

    [Inject] private ReadUsageReport Read { get; set; } = default!;

    [CascadingParameter] protected Task<AuthenticationState> Authentication { get; set; } = default!;

    /// <summary>Null until it was read, and for somebody who has no customer.</summary>
    protected ActsFor? Who { get; private set; }

    /// <summary>It was read, so that nothing is said of nobody too early.</summary>
    protected bool IsRead { get; private set; }

    /// <summary>Is there anything to read here?</summary>
    protected virtual bool Reads => true;

    /// <summary>When time alone changes what is shown.</summary>
    protected virtual DateTime? ChangesAt => null;

    /// <summary>What is shown of this customer is read here.</summary>
    protected abstract Task ReadAsync(ActsFor who);

    protected override Task OnInitializedAsync() => BeginAsync();

    /// <summary>Reads and follows from now on; again it changes nothing.</summary>
    protected async Task BeginAsync()
    {
        if (begun || !Reads) return;
        begun = true;
        Clock.Moved += Moved;
        Who = await Current.OfAsync((await Authentication).User);
        if (Who is { } who && RendererInfo.IsInteractive)
        {
            listening = News.Listen(who.ProfileId, FollowAsync);
            timer = Time.CreateTimer(_ => _ = LookAsync(who), null, Look, Look);
        }
        await ReadAsync();
    }

    protected override async Task ReadAsync()
    {
        if (Who is { } who)
        {
            if (timer is not null) seen = await Read.ChangesAsync(who.ProfileId); // before reading: what changes meanwhile is seen
            await ReadAsync(who);
        }
        IsRead = true;
    }

    protected override void Dispose(bool disposing)
    {
        Clock.Moved -= Moved;
        listening?.Dispose();
        timer?.Dispose();
    }

    // One look after the other: a slow database must not be asked faster than it answers.
    private Task LookAsync(ActsFor who) => InvokeAsync(async () =>
    {
        if (looking) return;
        looking = true;
        try
        {
            if (ChangesAt <= Clock.UtcNow || await Read.ChangesAsync(who.ProfileId) != seen) await FollowAsync();
        }
        catch (Exception fault) when (fault is not OperationCanceledException)
        {
            await DispatchExceptionAsync(fault);
        }
        finally
        {
            looking = false;
        }
    });

    private void Moved(object? sender, EventArgs e) => _ = FollowAsync();
}
