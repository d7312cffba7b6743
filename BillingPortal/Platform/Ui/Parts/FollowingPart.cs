using Microsoft.AspNetCore.Components;

namespace BillingPortal.Platform.Ui.Parts;

/// <summary>A part of a page that reads anew when it hears that something changed.</summary>
public abstract class FollowingPart : ComponentBase, IDisposable
{
    /// <summary>What is shown is read here.</summary>
    protected abstract Task ReadAsync();

    /// <summary>Whoever tells does not wait for it: what fails is the page's fault, and is shown as one.</summary>
    protected Task FollowAsync() => InvokeAsync(async () =>
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
    });

    public void Dispose()
    {
        Dispose(disposing: true);
        GC.SuppressFinalize(this);
    }

    /// <summary>Hears no more.</summary>
    protected abstract void Dispose(bool disposing);
}
