"""What authors write becomes nodes, and nodes are resolved."""
