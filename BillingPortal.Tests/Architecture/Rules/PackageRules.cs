using BillingPortal.Tests.Architecture.Kit;

namespace BillingPortal.Tests.Architecture.Rules;

/// <summary>Direction 4: each outside library has its rooms.</summary>
internal static class PackageRules
{
    public static readonly Rule StripeInGateway = new("Only Platform/Gateway names Stripe.", house => house.Naming(
        t => !house.Stands(t, "Platform.Gateway", "Stripe"), t => house.Stands(t, "Stripe")));

    public static readonly Rule NoSecondStripe = new("No namespace of ours ends in Stripe but the client's: names would bind to the wrong one.", house =>
        house.Types.Where(t => !house.Stands(t, "Stripe") && t.Namespace!.EndsWith(".Stripe", StringComparison.Ordinal)).Select(t => new Offence(t, "stands in " + t.Namespace)));

    public static readonly Rule QuartzInJobs = new("Only Platform/Jobs names Quartz.", house => house.Naming(
        t => !house.Stands(t, "Platform.Jobs"), t => House.Below(t.Namespace ?? "", "Quartz")));

    public static readonly Rule EntityFramework = new("EF stands in Platform and in use cases, never in a component.", house => house.Naming(
        t => House.IsComponent(t) || !MayAskTheDatabase(house, t), t => House.Below(t.Namespace ?? "", "Microsoft.EntityFrameworkCore")));

    public static readonly Rule TransactionsInData = new("Only Platform/Data opens a transaction; everybody else writes through it.", house =>
        house.Users(t => !house.Stands(t, "Platform.Data")).SelectMany(u => u.Uses.Calls
            .Where(c => c.Name is "BeginTransaction" or "BeginTransactionAsync" or "UseTransaction" or "UseTransactionAsync" || c.DeclaringType?.FullName == "System.Transactions.TransactionScope")
            .Select(c => new Offence(u.By, $"calls {c.DeclaringType!.Name}.{c.Name}"))));

    public static readonly Rule DatabaseClients = new("Only Platform/Data and the journal of usage name a database's own client; everybody else asks EF. The sandbox has a file of its own.", house => house.Naming(
        t => !house.Stands(t, "Platform.Data", "Features.Usage.Journal", "Sandbox"), t => House.Below(t.Namespace ?? "", "Npgsql") || House.Below(t.Namespace ?? "", "Microsoft.Data.Sqlite")));

    public static readonly Rule[] All = [StripeInGateway, NoSecondStripe, QuartzInJobs, EntityFramework, TransactionsInData, DatabaseClients];

    // Use cases are the feature's own folder, its chambers, and the bodies of its contracts; handlers and jobs read what is due.
    private static bool MayAskTheDatabase(House house, Type type) =>
        house.Stands(type, "Platform") || house.Feature(type) is { Place: "" or "Contracts" or "Events" or "Jobs" } || house.Feature(type) is { Place: var place } && House.IsChamber(place);
}
