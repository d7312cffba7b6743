using BillingPortal.Platform.Data.Conventions;
using BillingPortal.Platform.Data.Model.Customers;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace BillingPortal.Platform.Data.Model.Invoices;

/// <summary>How far the closing of a month is.</summary>
public enum RunStage
{
    /// <summary>Drafts are made, customer by customer.</summary>
    Drafting,

    /// <summary>All drafts are there; they wait for the end of the grace window, and for an approval where one is asked for.</summary>
    Waiting,

    /// <summary>Drafts become final, customer by customer.</summary>
    Finishing,

    Done,
}

/// <summary>The closing of a month, with how far it is: whoever goes on after a crash begins where it stopped.</summary>
public sealed class BillingRunRow : IVersioned
{
    public long Id { get; set; }

    /// <summary>Its first day, billing zone.</summary>
    public required DateOnly Month { get; set; }

    public RunStage Stage { get; set; }

    /// <summary>An admin stopped it for now.</summary>
    public bool Paused { get; set; }

    /// <summary>Billing time.</summary>
    public required DateTime BegunAt { get; set; }

    /// <summary>Drafts become final from this instant on, billing time; null while drafts are made.</summary>
    public DateTime? FinalFrom { get; set; }

    public DateTime? ApprovedAt { get; set; }

    /// <summary>Who approved it, as in the audit trail.</summary>
    public string? ApprovedBy { get; set; }

    public DateTime? DoneAt { get; set; }

    /// <summary>The last customer of this stage that was done with.</summary>
    public long AtProfile { get; set; }

    /// <summary>Customers that were looked at in this stage.</summary>
    public int Seen { get; set; }

    /// <summary>Customers that were to be looked at, when the stage began.</summary>
    public int Expected { get; set; }

    public int Version { get; set; } = 1;
}

/// <summary>A customer whose invoice could not be made, and why. The run went on without.</summary>
public sealed class RunFailureRow
{
    public long Id { get; set; }

    public long RunId { get; set; }

    public BillingRunRow Run { get; set; } = null!;

    public long ProfileId { get; set; }

    public BillingProfileRow Profile { get; set; } = null!;

    /// <summary>By this the like are counted.</summary>
    public required string Code { get; set; }

    public required string Sentence { get; set; }

    public required int Tries { get; set; }

    public required DateTime FirstAt { get; set; }

    public required DateTime LastAt { get; set; }

    /// <summary>A later try succeeded.</summary>
    public DateTime? ResolvedAt { get; set; }
}

internal sealed class BillingRunConfiguration : IEntityTypeConfiguration<BillingRunRow>
{
    public void Configure(EntityTypeBuilder<BillingRunRow> builder)
    {
        builder.ToTable("billing_runs");
        builder.Property(r => r.ApprovedBy).HasMaxLength(200);
        builder.HasIndex(r => r.Month).IsUnique();
    }
}

internal sealed class RunFailureConfiguration : IEntityTypeConfiguration<RunFailureRow>
{
    public void Configure(EntityTypeBuilder<RunFailureRow> builder)
    {
        builder.ToTable("run_failures");
        builder.Property(f => f.Code).HasMaxLength(60);
        builder.Property(f => f.Sentence).HasMaxLength(500);
        builder.HasOne(f => f.Run).WithMany().HasForeignKey(f => f.RunId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne(f => f.Profile).WithMany().HasForeignKey(f => f.ProfileId).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(f => new { f.RunId, f.ProfileId }).IsUnique();
    }
}
