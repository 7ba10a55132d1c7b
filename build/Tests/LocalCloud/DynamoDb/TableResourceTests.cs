using AiChef.LocalCloud.DynamoDb;
using AiChef.Tests.LocalCloud.CloudFormation;
using Shouldly;
using Xunit;

namespace AiChef.Tests.LocalCloud.DynamoDb;

public sealed class TableResourceTests
{
    private static string Template(string more = "", string policy = "") =>
        $$"""
            Resources:
              Meals:
                Type: AWS::DynamoDB::Table
                {{policy}}
                Properties:
                  TableName: meals
                  BillingMode: PAY_PER_REQUEST
                  KeySchema: [{AttributeName: cook, KeyType: HASH}]
                  TimeToLiveSpecification: {AttributeName: until, Enabled: true}
                  PointInTimeRecoverySpecification: {PointInTimeRecoveryEnabled: true}
                  Tags: [{Key: team, Value: chef}]
                  {{more}}
            Outputs:
              Name: {Value: !Ref Meals}
              Arn: {Value: !GetAtt Meals.Arn}
            """;

    private const string Cook = "AttributeDefinitions: [{AttributeName: cook, AttributeType: S}]";

    private static string Indexes(params string[] names) =>
        $"AttributeDefinitions: [{{AttributeName: cook, AttributeType: S}}, {{AttributeName: dish, "
        + $"AttributeType: S}}]\n      GlobalSecondaryIndexes: "
        + $"[{string.Join(", ", names.Select(static name => $"{{IndexName: {name}, KeySchema: [{{AttributeName: dish, KeyType: HASH}}], Projection: {{ProjectionType: ALL}}}}"))}]";

    [Fact]
    public async Task A_stacks_table_has_its_settings_and_gives_name_and_arn()
    {
        await using var aws = await StackFixture.StartAsync();
        await aws.CreateAsync("kitchen", Template(Cook));
        (await aws.StackAsync("kitchen"))
            .Descendants("OutputValue")
            .Select(static each => each.Value)
            .Order(StringComparer.Ordinal)
            .ShouldBe(["arn:aws:dynamodb:eu-west-1:000000000000:table/meals", "meals"]);
        var table = Find(aws)!;
        table.TimeToLive!.Attribute.ShouldBe("until");
        table.Recovery!.Days.ShouldBe(35);
        table.Tags["team"].ShouldBe("chef");
        table.Tags["aws:cloudformation:stack-name"].ShouldBe("kitchen");
    }

    [Fact]
    public async Task Indexes_are_added_one_at_a_time_and_the_table_keeps_its_identity()
    {
        await using var aws = await StackFixture.StartAsync();
        await aws.CreateAsync("kitchen", Template(Cook));
        var id = Find(aws)!.Id;
        await aws.UpdateAsync("kitchen", Template(Indexes("one")));
        (await aws.StatusAsync("kitchen")).ShouldBe("UPDATE_COMPLETE");
        Find(aws)!.Index("one").ShouldNotBeNull();
        Find(aws)!.Id.ShouldBe(id);
        await aws.UpdateAsync("kitchen", Template(Indexes("one", "two", "three")));
        (await aws.StatusAsync("kitchen")).ShouldBe("UPDATE_ROLLBACK_COMPLETE");
        (await aws.EventsAsync("kitchen")).ShouldContain(static each =>
            each.Contains(
                "Cannot perform more than one GSI creation or deletion in a single update",
                StringComparison.Ordinal
            )
        );
    }

    [Fact]
    public async Task A_protected_table_keeps_its_stack_from_being_deleted()
    {
        await using var aws = await StackFixture.StartAsync();
        await aws.CreateAsync("kitchen", Template(Cook + "\n      DeletionProtectionEnabled: true"));
        await aws.CallAsync("DeleteStack", ("StackName", "kitchen"));
        (await aws.SettledAsync("kitchen")).ShouldBe("DELETE_FAILED");
        (await aws.EventsAsync("kitchen")).ShouldContain(static each =>
            each.StartsWith("Meals DELETE_FAILED", StringComparison.Ordinal)
            && each.Contains("protected against deletion", StringComparison.Ordinal)
        );
        Find(aws).ShouldNotBeNull();
    }

    [Fact]
    public async Task A_retained_table_outlives_its_stack_and_keeps_the_name_taken()
    {
        await using var aws = await StackFixture.StartAsync();
        var id = await aws.CreateAsync("kitchen", Template(Cook, "DeletionPolicy: Retain"));
        await aws.CallAsync("DeleteStack", ("StackName", "kitchen"));
        (await aws.SettledAsync(id)).ShouldBe("DELETE_COMPLETE");
        Find(aws).ShouldNotBeNull();
        var again = await aws.CreateAsync("again", Template(Cook));
        (await aws.StatusAsync(again)).ShouldBe("ROLLBACK_COMPLETE");
        (await aws.EventsAsync(again)).ShouldContain(static each =>
            each.Contains("already exists", StringComparison.Ordinal)
        );
        Find(aws).ShouldNotBeNull();
    }

    [Fact]
    public async Task A_global_table_has_one_replica_in_the_stacks_region()
    {
        await using var aws = await StackFixture.StartAsync();
        const string Global =
            "Resources:\n  Meals:\n    Type: AWS::DynamoDB::GlobalTable\n    Properties:\n      "
            + "TableName: meals\n      BillingMode: PAY_PER_REQUEST\n      KeySchema: [{AttributeName: "
            + "cook, KeyType: HASH}]\n      AttributeDefinitions: [{AttributeName: cook, AttributeType: "
            + "S}]\n      Replicas: [{Region: eu-west-1, DeletionProtectionEnabled: true}MORE]";
        await aws.CreateAsync("kitchen", Global.Replace("MORE", "", StringComparison.Ordinal));
        Find(aws)!.IsProtected.ShouldBeTrue();
        var two = await aws.CreateAsync(
            "two",
            Global
                .Replace("MORE", ", {Region: us-east-1}", StringComparison.Ordinal)
                .Replace("TableName: meals", "TableName: more", StringComparison.Ordinal)
        );
        (await aws.EventsAsync(two)).ShouldContain(static each =>
            each.Contains("LocalCloud models global tables with a single replica", StringComparison.Ordinal)
        );
    }

    private static Table? Find(StackFixture aws) =>
        aws.Host.Cloud.Get<DynamoDbState>().Find(new("000000000000", "eu-west-1"), "meals");
}
