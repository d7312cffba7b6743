using BillingPortal.Core;
using BillingPortal.Platform.Data.Conventions;
using BillingPortal.Platform.Data.Model.Account;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;

namespace BillingPortal.Platform.Data;

/// <summary>
/// The one schema. Ask for <see cref="IDbContextFactory{TContext}"/> of this type, read with a context of your own,
/// and write through <see cref="Writing.WriteAsync{T}"/>.
/// </summary>
public abstract class PortalDb(DbContextOptions options) : IdentityDbContext<Person, Role, string>(options)
{
    private List<Action> afterCommit = [];

    /// <summary>This context may write: it stands inside the gate.</summary>
    internal bool InGate { get; set; }

    /// <summary>It entered for one SaveChanges only.</summary>
    internal bool EnteredToSave { get; set; }

    /// <summary>What a listener wants to hear once the change is safe, such as "there is a new fact".</summary>
    public void AfterCommit(Action heard) => afterCommit.Add(heard);

    internal void Committed()
    {
        var waiting = afterCommit;
        afterCommit = [];
        foreach (var heard in waiting) heard();
    }

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        configurationBuilder.Properties<DateTime>().HaveConversion<InstantConverter>();
        configurationBuilder.Properties<Currency>().HaveConversion<CurrencyConverter>().HaveMaxLength(3);
        configurationBuilder.Properties<Enum>().HaveConversion<string>().HaveMaxLength(40);
        configurationBuilder.ComplexProperties<Money>();
    }

    protected override void OnModelCreating(ModelBuilder builder)
    {
        base.OnModelCreating(builder);
        builder.Ignore<IdentityUserPasskey<string>>().Ignore<IdentityPasskeyData>(); // nobody signs in by passkey yet
        builder.ApplyConfigurationsFromAssembly(typeof(PortalDb).Assembly);
        builder.RefuseWhatSqliteCannotCompare();
        builder.CountVersions();
        builder.OrderBytes(isPostgres: Database.IsNpgsql());
        builder.NameLikeSql();
    }

    public override int SaveChanges(bool acceptAllChangesOnSuccess)
    {
        this.RaiseVersions();
        return base.SaveChanges(acceptAllChangesOnSuccess);
    }

    public override Task<int> SaveChangesAsync(bool acceptAllChangesOnSuccess, CancellationToken cancellationToken = default)
    {
        this.RaiseVersions();
        return base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken);
    }
}
