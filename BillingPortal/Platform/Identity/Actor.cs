using BillingPortal.Core;

namespace BillingPortal.Platform.Identity;

/// <summary>Who does something, as use cases are told and the audit trail writes. A page gets one from <see cref="CurrentPerson"/>, which looks again each time.</summary>
/// <param name="Name">"person:ID", "api-key:ID", "terminal", "system".</param>
/// <param name="IsAdmin">May change what belongs to all.</param>
public sealed record Actor(string Name, bool IsAdmin)
{
    /// <summary>The portal by itself: jobs and due work.</summary>
    public static Actor System { get; } = new("system", true);

    /// <summary>Whoever may run the program on its machine.</summary>
    public static Actor Terminal { get; } = new("terminal", true);

    public static Actor Person(string id, bool isAdmin) => new("person:" + id, isAdmin);

    public static Actor ApiKey(long id) => new($"api-key:{id}", false);

    /// <summary>Null when the actor may change things; the refusal otherwise.</summary>
    public Refusal? NotAdmin => IsAdmin ? null : new("not_allowed", "You may look at this, but only an admin can change it. Ask one of your admins.");
}
