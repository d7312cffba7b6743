using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Components;

namespace BillingPortal.Tests.Architecture.Planted.Features.Alpha.Portal;

[Route("/planted/open")]
[Authorize]
internal sealed class OpenPage : ComponentBase;
