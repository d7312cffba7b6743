using BillingPortal.Core;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;

namespace BillingPortal.Platform.Identity;

/// <summary>A page that staff looks at and that admins act on.</summary>
public abstract class StaffPage : ComponentBase
{
    protected const string AdminsOnly = "You may look at this; only an admin can change it.";

    [CascadingParameter] private Task<AuthenticationState>? Authentication { get; set; }

    [Inject] private CurrentPerson Current { get; set; } = default!;

    /// <summary>For what the buttons look like; the use case asks again.</summary>
    protected bool IsAdmin { get; private set; }

    /// <summary>Why the last deed was not done.</summary>
    protected string? Fault { get; set; }

    protected override async Task OnInitializedAsync() => IsAdmin = Authentication is not null && (await Authentication).User.IsInRole(Roles.Admin);

    /// <summary>Does it as the person who is signed in now; false, with the reason in <see cref="Fault"/>, when it was refused.</summary>
    protected async Task<Result<T>> DoAsync<T>(Func<Actor, Task<Result<T>>> deed)
    {
        var actor = await Current.ActorAsync((await Authentication!).User);
        var result = actor.IsDone ? await deed(actor.Value) : actor.Refused!;
        Fault = result.IsDone ? null : string.Join(' ', result.Refusals.Select(r => r.Sentence));
        return result;
    }
}
