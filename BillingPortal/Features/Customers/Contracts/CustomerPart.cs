using BillingPortal.Features.Entitlements.Contracts;
using BillingPortal.Platform.Clock;
using BillingPortal.Platform.Ui.Parts;
using Microsoft.AspNetCore.Components;

namespace BillingPortal.Features.Customers.Contracts;

/// <summary>A part of the staff's page about one customer. It reads anew whenever something changed that bears on what the customer may do, on any node.</summary>
public abstract class CustomerPart : FollowingPart
{
    private IDisposable? listening;
    private long heardOf;

    [Parameter, EditorRequired] public long ProfileId { get; set; }

    /// <summary>The public id.</summary>
    [Parameter, EditorRequired] public string CustomerId { get; set; } = "";

    [Inject] private AccessNews News { get; set; } = default!;

    [Inject] private BillingClock Clock { get; set; } = default!;

    protected override void OnInitialized() => Clock.Moved += Moved;

    protected override Task OnParametersSetAsync()
    {
        if (heardOf != ProfileId)
        {
            listening?.Dispose();
            (heardOf, listening) = (ProfileId, News.Listen(ProfileId, FollowAsync));
        }
        return ReadAsync();
    }

    protected override void Dispose(bool disposing)
    {
        Clock.Moved -= Moved;
        listening?.Dispose();
    }

    private void Moved(object? sender, EventArgs e) => _ = FollowAsync();
}
