using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Components;
using Microsoft.EntityFrameworkCore;

namespace BillingPortal.Tests.Architecture.Planted.Features.Alpha.Portal;

[Route("/planted/queries")]
[Authorize("planted")]
internal sealed class QueriesPage : ComponentBase
{
    [Inject] public required IServiceProvider Services { get; set; }

    protected override async Task OnInitializedAsync() => await ((DbContext)Services.GetService(typeof(DbContext))!).SaveChangesAsync();
}
