using BillingPortal.Platform.Ui.Parts;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;

namespace BillingPortal.Features.Subscriptions.Contracts;

/// <summary>A part of a page that shows how the customer stands, and follows it while the page is open.</summary>
public abstract class StandingPart : FollowingPart
{
    [Inject] protected MyStanding Source { get; set; } = default!;

    [CascadingParameter] protected Task<AuthenticationState> Authentication { get; set; } = default!;

    /// <summary>Null until it was read, and for somebody who has no customer.</summary>
    protected Mine? Mine { get; private set; }

    /// <summary>It was read, so that nothing is said of nobody too early.</summary>
    protected bool IsRead { get; private set; }

    /// <summary>Something else that hangs on it is read here.</summary>
    protected virtual Task ReadMoreAsync() => Task.CompletedTask;

    /// <summary>Is there anything to read here?</summary>
    protected virtual bool Reads => true;

    protected override async Task OnInitializedAsync()
    {
        if (!Reads) return;
        Source.Changed += Heard;
        await ReadAsync();
    }

    protected override async Task ReadAsync()
    {
        Mine = await Source.ReadAsync((await Authentication).User);
        IsRead = true;
        await ReadMoreAsync();
    }

    protected override void Dispose(bool disposing) => Source.Changed -= Heard;

    private void Heard(object? sender, EventArgs e) => _ = FollowAsync();
}
