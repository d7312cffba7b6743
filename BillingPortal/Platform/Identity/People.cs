using BillingPortal.Platform.Data;
using BillingPortal.Platform.Data.Model.Account;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;

namespace BillingPortal.Platform.Identity;

/// <summary>Identity's own rules for people, bound to the context of a running transaction: a new person, their token and their mail are one change.</summary>
public sealed class People(IServiceProvider services)
{
    public UserManager<Person> In(PortalDb db) =>
        ActivatorUtilities.CreateInstance<UserManager<Person>>(services, new UserStore<Person, Role, PortalDb>(db));
}
