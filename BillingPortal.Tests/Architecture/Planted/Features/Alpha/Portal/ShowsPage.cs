using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Components;

namespace BillingPortal.Tests.Architecture.Planted.Features.Alpha.Portal;

[Route("/planted/shows")]
[Authorize("planted")]
internal sealed class ShowsPage : ComponentBase
{
    [Inject] public required GrantAlpha Grant { get; set; }

    public Task PressAsync() => Grant.RunAsync();
}
