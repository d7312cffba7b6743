using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;

namespace BillingPortal.Features.Subscriptions.Contracts;

/// <summary>A part of a page that shows how the customer stands, and follows it while the page is open.</summary>
public abstract class StandingPart : ComponentBase, IDisposable
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
        Source.Changed += Read;
        await ReadAsync();
    }

    protected async Task ReadAsync()
    {
        Mine = await Source.ReadAsync((await Authentication).User);
        IsRead = true;
        await ReadMoreAsync();
    }

    public void Dispose()
    {
        Dispose(disposing: true);
        GC.SuppressFinalize(this);
    }

    protected virtual void Dispose(bool disposing) => Source.Changed -= Read;

    private void Read(object? sender, EventArgs e) => _ = InvokeAsync(FollowAsync);

    // Nobody awaits it: what fails is the page's fault, and is shown as one.
    private async Task FollowAsync()
    {
        try
        {
            await ReadAsync();
            StateHasChanged();
        }
        catch (Exception fault)
        {
            await DispatchExceptionAsync(fault);
        }
    }
}
