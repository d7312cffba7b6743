using BillingPortal.Tests.Architecture.Planted.Platform.Data;
using Microsoft.AspNetCore.Components;

namespace BillingPortal.Tests.Architecture.Planted.Features.Alpha.Portal;

internal sealed class WritesPage : ComponentBase
{
    public void Press() => Writing.Write(() => StateHasChanged());
}
