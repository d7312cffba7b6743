using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Components;

namespace BillingPortal.Tests.Architecture.Planted.Features.Alpha.Portal;

[Route("/planted/unlocked")]
[Authorize("planted")]
[AllowAnonymous]
internal sealed class UnlockedPage : ComponentBase;
