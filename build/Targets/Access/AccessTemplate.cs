using System.Text;
using AiChef.Deployment.Environments;

namespace AiChef.Targets.Access;

/// <summary>
/// Writes the template of the roles that deploy, preview and execute: the same bytes for the same templates.
/// </summary>
/// <param name="source">The templates that the roles are made for.</param>
/// <param name="longestSession">How long the credentials of a workflow last, 1 to 12 hours.</param>
internal sealed class AccessTemplate(TemplateSource source, TimeSpan longestSession)
{
    /// <summary>The file name in backend/infrastructure.</summary>
    internal const string File = "bootstrap-access.yaml";

    /// <summary>The environment on GitHub of the preview of pull requests.</summary>
    internal const string PreviewEnvironment = "preview";

    private static readonly AccessNames Names = new(
        "${AWS::Partition}",
        "${AWS::AccountId}",
        "${AWS::Region}",
        "${NamePrefix}"
    );

    private IReadOnlyList<IReadOnlyList<PolicyStatement>> ExecutionPages { get; } =
        PolicyPages.Of(new ExecutionPolicy(source, Names.BoundaryArn).Statements);

    /// <summary>The template, with line feeds.</summary>
    internal string Text =>
        string.Join(
            '\n',
            [
                Section(AccessTexts.Head),
                Boundary,
                .. ExecutionPages.Select((page, index) => ExecutionPolicyOf(index + 1, page)),
                ExecutionRole,
                DeployRole,
                PreviewRole,
                Section(AccessTexts.Outputs),
            ]
        );

    private EnginePolicy Engine => new(source, Names.ExecutionRoleArn, "${AWS::StackName}");

    private string Boundary =>
        ManagedPolicy(
            "PermissionsBoundary",
            Names.Boundary,
            "The most that the roles of AI Chef may ever do",
            new BoundaryPolicy(source).Statements
        );

    private static string ExecutionPolicyOf(int page, IReadOnlyList<PolicyStatement> statements) =>
        ManagedPolicy(
            $"ExecutionPolicy{page}",
            $"{Names.ExecutionRole}-{page}",
            "What CloudFormation may do for the stacks of AI Chef",
            statements
        );

    private string ExecutionRole =>
        Section(
            $$"""
              # CloudFormation works with it on every stack but this one. It makes no role without the boundary, and
              # neither the boundary nor the roles of this stack are among the names that it may change. Its trust needs
              # no condition, since no other account can pass it:
              # https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_use_passrole.html
              ExecutionRole:
                Type: AWS::IAM::Role
                Properties:
                  RoleName: !Sub {{Names.ExecutionRole}}
                  Path: !Sub {{Names.Path}}
                  Description: What CloudFormation may do for the stacks of AI Chef
                  AssumeRolePolicyDocument:
                    Version: "2012-10-17"
                    Statement:
                      - Effect: Allow
                        Principal:
                          Service: cloudformation.amazonaws.com
                        Action: sts:AssumeRole
                  ManagedPolicyArns:

            """
        )
        + string.Concat(ExecutionPages.Select((_, index) => $"        - !Ref ExecutionPolicy{index + 1}\n"))
        + Tags;

    private string DeployRole =>
        GitHubRole(
            "DeployRole",
            Names.DeployRole,
            "What the workflows of AI Chef may do",
            "${Environment}",
            Engine.StatementsFor(EngineUse.Read, EngineUse.Plan, EngineUse.Write, EngineUse.Test, EngineUse.Operate)
        );

    private string PreviewRole =>
        GitHubRole(
            "PreviewRole",
            Names.PreviewRole,
            "What the preview of pull requests of AI Chef may do",
            PreviewEnvironment,
            Engine.StatementsFor(EngineUse.Read, EngineUse.Plan)
        );

    private string GitHubRole(
        string id,
        string name,
        string description,
        string environment,
        IEnumerable<PolicyStatement> statements
    ) =>
        Section(
            $$"""
              {{id}}:
                Type: AWS::IAM::Role
                Properties:
                  RoleName: !Sub {{name}}
                  Path: !Sub {{Names.Path}}
                  Description: {{description}}
                  MaxSessionDuration: {{(int)longestSession.TotalSeconds}}
                  AssumeRolePolicyDocument:
                    Version: "2012-10-17"
                    Statement:
                      - Effect: Allow
                        Principal:
                          Federated: !Sub arn:${AWS::Partition}:iam::${AWS::AccountId}:oidc-provider/token.actions.githubusercontent.com
                        Action: sts:AssumeRoleWithWebIdentity
                        Condition:
                          StringEquals:
                            token.actions.githubusercontent.com:aud: sts.amazonaws.com
                            token.actions.githubusercontent.com:sub:
                              - !Sub repo:${GitHubOwner}/${GitHubRepository}:environment:{{environment}}
                              - !If
                                - HasGitHubIds
                                - !Sub "repo:${GitHubOwner}@${GitHubOwnerId}/${GitHubRepository}@${GitHubRepositoryId}:environment:{{environment}}"
                                - !Ref AWS::NoValue
                  Policies:
                    - PolicyName: run-the-build
                      PolicyDocument:
                        Version: "2012-10-17"
                        Statement:

            """
        )
        + string.Concat(statements.Select(static statement => statement.TextAt(14)))
        + Tags;

    private static string ManagedPolicy(
        string id,
        string name,
        string description,
        IEnumerable<PolicyStatement> statements
    ) =>
        new StringBuilder()
            .Append(
                Section(
                    $$"""
                      {{id}}:
                        Type: AWS::IAM::ManagedPolicy
                        Properties:
                          ManagedPolicyName: !Sub {{name}}
                          Path: !Sub {{Names.Path}}
                          Description: {{description}}
                          PolicyDocument:
                            Version: "2012-10-17"
                            Statement:

                    """
                )
            )
            .AppendJoin("", statements.Select(static statement => statement.TextAt(10)))
            .ToString();

    private static string Tags { get; } =
        Section(
            """
                  Tags:
                    - Key: Environment
                      Value: !Ref Environment

            """
        );

    private static string Section(string text) => text.ReplaceLineEndings("\n");
}
