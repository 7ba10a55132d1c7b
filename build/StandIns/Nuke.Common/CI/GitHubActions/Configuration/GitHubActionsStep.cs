namespace Nuke.Common.CI.GitHubActions.Configuration;

public abstract class GitHubActionsStep : ConfigurationEntity;
