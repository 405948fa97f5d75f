"""Reading pay that people printed: job advertisements, articles, offers."""
