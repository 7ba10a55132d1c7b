using AiChef.Deployment.History;
using AiChef.Templates;
using Shouldly;
using Xunit;

namespace AiChef.Tests.Backend;

/// <summary>What the templates of the table and of the bucket promise.</summary>
public sealed class SharedTemplateTests
{
    private static readonly string Folder = Path.Combine(RepositoryRoot.Path, "backend", "infrastructure");

    [Fact]
    public void Each_operation_that_a_function_uses_on_the_table_has_its_alarm_on_system_errors()
    {
        var used = Directory
            .GetFiles(Folder, "*-lambda.yaml")
            .SelectMany(file => Resources(Path.GetFileName(file))["FunctionRole"]!["Properties"]!["Policies"]!.Items)
            .SelectMany(policy => policy["PolicyDocument"]!["Statement"]!.Items.SelectMany(s => s["Action"]!.Items))
            .Select(action => action.Scalar!)
            .Where(action => action.StartsWith("dynamodb:", StringComparison.Ordinal))
            .Distinct(StringComparer.Ordinal);

        Resources("dynamodb-schema.yaml")
            .Entries.Select(r => r.Value["Properties"]!)
            .Where(p => p["MetricName"]?.Scalar == "SystemErrors")
            .Select(p =>
                $"dynamodb:{p["Dimensions"]!.Items.Single(d => d["Name"]!.Scalar == "Operation")["Value"]!.Scalar}"
            )
            .ShouldBe(used, ignoreOrder: true);
    }

    [Fact]
    public void The_table_outlives_its_stack_and_is_protected_unless_the_build_says_otherwise()
    {
        var template = TemplateReader.Read(File.ReadAllText(Path.Combine(Folder, "dynamodb-schema.yaml")));
        var table = template["Resources"]!["SessionsTable"]!;

        (table["DeletionPolicy"]!.Scalar, table["UpdateReplacePolicy"]!.Scalar).ShouldBe(
            ("RetainExceptOnCreate", "Retain")
        );
        table["Properties"]!["DeletionProtectionEnabled"]!.Scalar.ShouldBe("DeletionProtection");
        template["Parameters"]!["DeletionProtection"]!["Default"]!.Scalar.ShouldBe("true");
    }

    // The stacks of the functions name the objects that they were created with.
    [Fact]
    public void Current_objects_of_the_bucket_never_expire_but_for_the_history() =>
        Resources("bootstrap-artifacts.yaml")["ArtifactBucket"]!["Properties"]!["LifecycleConfiguration"]!["Rules"]!
            .Items.Where(rule => rule["Prefix"]?.Scalar != RecordKey.Folder)
            .ShouldAllBe(rule =>
                rule["ExpirationInDays"] == null && rule["ExpirationDate"] == null && rule["Transitions"] == null
            );

    [Fact]
    public void The_bucket_is_private_versioned_and_answers_only_over_TLS()
    {
        var resources = Resources("bootstrap-artifacts.yaml");
        var bucket = resources["ArtifactBucket"]!["Properties"]!;
        bucket["VersioningConfiguration"]!["Status"]!.Scalar.ShouldBe("Enabled");
        bucket["PublicAccessBlockConfiguration"]!
            .Entries.Select(e => e.Value.Scalar)
            .ShouldBe(["true", "true", "true", "true"]);
        var statement = resources["ArtifactBucketPolicy"]!["Properties"]!["PolicyDocument"]![
            "Statement"
        ]!.Items.Single();
        (statement["Effect"]!.Scalar, statement["Condition"]!["Bool"]!["aws:SecureTransport"]!.Scalar).ShouldBe(
            ("Deny", "false")
        );
        statement["Resource"]!.Items.Select(r => r.Scalar).ShouldBe(["ArtifactBucket.Arn", "${ArtifactBucket.Arn}/*"]);
    }

    private static TemplateNode Resources(string file) =>
        TemplateReader.Read(File.ReadAllText(Path.Combine(Folder, file)))["Resources"]!;
}
