namespace AiChef.Targets.Access;

/// <summary>The parts of the template that depend on nothing.</summary>
internal static class AccessTexts
{
    /// <summary>Everything before the policies.</summary>
    internal const string Head = """
        AWSTemplateFormatVersion: "2010-09-09"
        Description: "AI Chef: the roles of GitHub and CloudFormation, and the boundary of all other roles"

        Parameters:
          Environment:
            Type: String
            Description: The environment that this stack belongs to, also on GitHub
          NamePrefix:
            Type: String
            Description: What the names of all resources begin with
            Default: ai-chef
            AllowedPattern: "[a-z][a-z0-9-]*"
          GitHubOwner:
            Type: String
            Description: The person or organisation that owns the repository
            AllowedPattern: "[A-Za-z0-9-]+"
          GitHubRepository:
            Type: String
            Description: The name of the repository without its owner
            AllowedPattern: "[A-Za-z0-9._-]+"
          GitHubOwnerId:
            Type: String
            Description: The number of the owner, which GitHub names for newer repositories; empty for none
            Default: ""
            AllowedPattern: "[0-9]*"
          GitHubRepositoryId:
            Type: String
            Description: The number of the repository, as for the owner
            Default: ""
            AllowedPattern: "[0-9]*"
          CreateOidcProvider:
            Type: String
            Description: Whether the account has no identity provider for GitHub yet; it can have only one
            AllowedValues: ["true", "false"]
            Default: "true"

        Conditions:
          CreatesProvider: !Equals [!Ref CreateOidcProvider, "true"]
          HasGitHubIds: !And
            - !Not [!Equals [!Ref GitHubOwnerId, ""]]
            - !Not [!Equals [!Ref GitHubRepositoryId, ""]]
          # The stacks of this prefix have a few names that were given before names had a prefix.
          HasFirstNames: !Equals [!Ref NamePrefix, ai-chef]

        Resources:
          # Kept when the stack goes, since other stacks of the account may use it. Without thumbprints: AWS trusts the
          # certificate authorities of GitHub's endpoint itself.
          # https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_providers_create_oidc_verify-thumbprint.html
          GitHubProvider:
            Type: AWS::IAM::OIDCProvider
            Condition: CreatesProvider
            DeletionPolicy: RetainExceptOnCreate
            UpdateReplacePolicy: Retain
            Properties:
              Url: https://token.actions.githubusercontent.com
              ClientIdList: [sts.amazonaws.com]

        """;

    /// <summary>The outputs.</summary>
    internal const string Outputs = """
        Outputs:
          DeployRoleArn:
            Description: The value of GitHub's variable AWS_ROLE_TO_ASSUME in the environment of this name
            Value: !GetAtt DeployRole.Arn
            Export:
              Name: !Sub ${AWS::StackName}-DeployRoleArn
          PreviewRoleArn:
            Description: The value of GitHub's variable AWS_PREVIEW_ROLE in the environment preview
            Value: !GetAtt PreviewRole.Arn
            Export:
              Name: !Sub ${AWS::StackName}-PreviewRoleArn
          ExecutionRoleArn:
            Description: The role that CloudFormation works with
            Value: !GetAtt ExecutionRole.Arn
            Export:
              Name: !Sub ${AWS::StackName}-ExecutionRoleArn
          PermissionsBoundaryArn:
            Description: The boundary of every role of the backend
            Value: !Ref PermissionsBoundary
            Export:
              Name: !Sub ${AWS::StackName}-PermissionsBoundaryArn

        """;
}
