using BillingPortal.Tests.Architecture.Kit;
using BillingPortal.Tests.Architecture.Planted.Core;
using BillingPortal.Tests.Architecture.Planted.Features.Alpha.Api;
using BillingPortal.Tests.Architecture.Planted.Features.Alpha.Jobs;
using BillingPortal.Tests.Architecture.Planted.Features.Alpha.Portal;
using BillingPortal.Tests.Architecture.Planted.Features.Beta;
using BillingPortal.Tests.Architecture.Planted.Features.Delta.Events;
using BillingPortal.Tests.Architecture.Planted.Features.Gamma;
using BillingPortal.Tests.Architecture.Planted.Platform;
using BillingPortal.Tests.Architecture.Planted.Platform.Data.Model.Alpha;
using BillingPortal.Tests.Architecture.Planted.Platform.Payments.Stripe;
using BillingPortal.Tests.Architecture.Planted.Sandbox;
using BillingPortal.Tests.Architecture.Planted.Shell;
using BillingPortal.Tests.Architecture.Planted.StripeClient;
using BillingPortal.Tests.Architecture.Rules;
using Alpha = BillingPortal.Tests.Architecture.Planted.Features.Alpha;

namespace BillingPortal.Tests.Architecture;

/// <summary>Who of the planted house breaks which rule. Everybody else in it must not be named.</summary>
internal static class Offenders
{
    public static readonly Dictionary<Rule, Type[]> Of = new()
    {
        [RoomRules.CoreIsPure] = [typeof(AsksTheClock), typeof(AsksTheMachine), typeof(KnowsPlatform), typeof(ReadsAFile), typeof(TakesChance)],
        [RoomRules.PlatformKnowsCore] = [typeof(KnowsAFeature)],
        [RoomRules.FeaturesKnowPlatform] = [typeof(Alpha.OpensTheSandbox), typeof(KnowsTheShell)],
        [RoomRules.ShellKnowsDoors] = [typeof(KnowsAPage), typeof(KnowsARule)],
        [RoomRules.WireKnowsNobody] = [typeof(KnowsCore), typeof(KnowsTheClient)],
        [FeatureRules.OnlyContracts] = [typeof(ReachesIntoAlpha)],
        [FeatureRules.NoCircle] = [typeof(AsksDelta), typeof(AsksGammaBack)],
        [PackageRules.StripeInGateway] = [typeof(Alpha.CallsStripe), typeof(KnowsTheClient)],
        [PackageRules.NoSecondStripe] = [typeof(StandsWrong)],
        [PackageRules.QuartzInJobs] = [typeof(WakesByItself)],
        [PackageRules.EntityFramework] = [typeof(AsksTheDatabase), typeof(QueriesPage)],
        [PackageRules.TransactionsInData] = [typeof(OpensATransaction)],
        [PackageRules.DatabaseClients] = [typeof(AsksPostgresItself)],
        [RowRules.Place] = [typeof(MisplacedConfiguration), typeof(MisplacedRow)],
        [RowRules.Configuration] = [typeof(BareRow)],
        [RowRules.OnlyOwnerWrites] =
            [typeof(Alpha.StoresAFactItself), typeof(ClearsAlphaRows), typeof(MakesAnAlphaRow), typeof(RemovesAnAlphaRow), typeof(SetsAnAlphaRow)],
        [PageRules.ComponentsOnlyShow] = [typeof(WritesPage)],
        [PageRules.UseCasesAreBlind] = [typeof(Alpha.KnowsHttp), typeof(Alpha.KnowsItsPage)],
        [PageRules.EveryPageHasAPolicy] = [typeof(OpenPage), typeof(UnlockedPage)],
        [EntranceRules.ProgramCallsDoors] = [typeof(Planted.Program)],
        [EntranceRules.OneSandboxDoor] = [typeof(Alpha.OpensTheSandbox)],
    };
}
