using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace BillingPortal.Tests.Architecture.Planted.Features.Beta;

internal sealed class MisplacedRow
{
    public int Id { get; set; }
}

internal sealed class MisplacedConfiguration : IEntityTypeConfiguration<MisplacedRow>
{
    public void Configure(EntityTypeBuilder<MisplacedRow> builder) => builder.ToTable("misplaced");
}
