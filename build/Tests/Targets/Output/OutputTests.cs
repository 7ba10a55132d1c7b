using AiChef.Deployment.CloudFormation.ChangeSets;
using AiChef.Deployment.Reports;
using AiChef.Targets.Output;
using Amazon.CloudFormation.Model;
using Shouldly;
using Xunit;

namespace AiChef.Tests.Targets;

public sealed class OutputTests
{
    [Fact]
    public void Stacks_stand_in_columns_by_name() =>
        StackTable
            .Lines([
                new Stack
                {
                    StackName = "b",
                    StackStatus = "UPDATE_ROLLBACK_COMPLETE",
                    CreationTime = new DateTime(2026, 1, 2, 3, 4, 5, DateTimeKind.Utc),
                    StackStatusReason = "two\nlines",
                },
                new Stack
                {
                    StackName = "a-longer-name",
                    StackStatus = "CREATE_COMPLETE",
                    CreationTime = new DateTime(2026, 1, 1, 0, 0, 0, DateTimeKind.Utc),
                    LastUpdatedTime = new DateTime(2026, 5, 1, 0, 0, 0, DateTimeKind.Utc),
                },
            ])
            .ShouldBe([
                "STACK          STATUS                    CHANGED (UTC)        REASON",
                "a-longer-name  CREATE_COMPLETE           2026-05-01 00:00:00",
                "b              UPDATE_ROLLBACK_COMPLETE  2026-01-02 03:04:05  two lines",
            ]);

    [Fact]
    public void Changes_are_counted_by_kind() =>
        ReportText
            .Summary([
                new PlannedChange("Add", "A", "T", null, null, null),
                new PlannedChange("Add", "B", "T", null, null, null),
                new PlannedChange("Modify", "C", "T", "True", null, "c"),
                new PlannedChange("Modify", "D", "T", "False", null, "d"),
            ])
            .ShouldBe("2 to add, 1 to replace, 1 to modify");
}
