using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace BillingPortal.Platform.Data.Model.Jobs;

public enum JobOutcome
{
    Running,
    Done,
    Failed,
}

/// <summary>One run of a job on one node, in real time. A run that stays "running" was cut off.</summary>
public sealed class JobRunRow
{
    public long Id { get; set; }

    public required string Job { get; set; }

    public required string Node { get; set; }

    public required DateTime StartedAt { get; set; }

    public DateTime? EndedAt { get; set; }

    public JobOutcome Outcome { get; set; }

    /// <summary>What was done, or why not, in a sentence.</summary>
    public string? Message { get; set; }
}

internal sealed class JobRunConfiguration : IEntityTypeConfiguration<JobRunRow>
{
    public void Configure(EntityTypeBuilder<JobRunRow> builder)
    {
        builder.ToTable("job_runs");
        builder.Property(r => r.Job).HasMaxLength(80);
        builder.Property(r => r.Node).HasMaxLength(80);
        builder.HasIndex(r => new { r.Job, r.StartedAt });
        builder.HasIndex(r => r.StartedAt);
    }
}
