using BillingPortal.Core;
using BillingPortal.Platform.Data;
using BillingPortal.Platform.Data.Model.Account;
using Microsoft.EntityFrameworkCore;

namespace BillingPortal.Features.Account;

/// <summary>How a person wants to be called.</summary>
internal sealed class ChangeName(IDbContextFactory<PortalDb> database)
{
    public async Task<Result<Done>> RunAsync(string person, string? name, CancellationToken ct = default)
    {
        var clean = NewPerson.Clean(name);
        await database.WriteAsync(db => db.Set<Person>().Where(p => p.Id == person).ExecuteUpdateAsync(set => set.SetProperty(p => p.Name, clean), ct), ct);
        return Done.It;
    }
}
